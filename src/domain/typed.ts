/**
 * What people type, made comparable: NFC (phones and Macs send å as two characters), lower case, quotes and commas as
 * space, white space collapsed. Nothing is taken from the words themselves.
 */
export function tidy(line: string): string {
  return line
    .normalize("NFC")
    .replace(/[\s\u200b-\u200d\u2060\ufeff]+/gu, " ")
    .trim();
}

/** The form two spellings of a command word share: `MELD PÅ`, `meld-pa` and `Meldpå` are all `meldpa`. */
export function fold(word: string): string {
  return word
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replaceAll("å", "a")
    .replaceAll("ø", "o")
    .replaceAll("ö", "o")
    .replaceAll("æ", "ae")
    .replaceAll("ä", "ae")
    .replace(/aa+/g, "a");
}

/**
 * The number of single-character slips between two words (Damerau–Levenshtein, optimal string alignment).
 * @param most gives up and answers `most + 1` when there are more
 */
export function slipsBetween(one: string, other: string, most = 3): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const current = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1);
      current.push(best);
    }
    beforePrevious = previous;
    previous = current;
  }
  return Math.min(previous[other.length] ?? 0, most + 1);
}

/** The candidates nearest to what was typed, best first, at most `count`; none further off than a third of the word. */
export function nearest(typed: string, candidates: readonly string[], count = 3): readonly string[] {
  const wanted = fold(typed);
  if (wanted === "") return [];
  return candidates
    .map((candidate) => ({ candidate, slips: distance(wanted, fold(candidate)) }))
    .filter(({ slips }) => slips <= Math.max(1, Math.ceil(wanted.length / 3)))
    .sort((a, b) => a.slips - b.slips)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}

function distance(wanted: string, candidate: string): number {
  return candidate.startsWith(wanted) && wanted.length >= 3 ? 0.5 : slipsBetween(wanted, candidate, 6);
}
