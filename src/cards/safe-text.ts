const graphemes = new Intl.Segmenter("nb", { granularity: "grapheme" });

/**
 * `text` as it may stand in a card: control characters and direction overrides out, since they are invisible and some
 * clients drop the whole card over them; half a surrogate pair becomes U+FFFD; line ends are `\n`.
 */
export function clean(text: string): string {
  return (
    text
      .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
      .replace(/\t/g, " ")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202d\u202e\ufeff]/g, "")
      .replace(/\p{Surrogate}/gu, "\ufffd")
  );
}

/** `clean` for places of one line: labels, button titles, choices. */
export function cleanLine(text: string): string {
  return clean(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();
}

/**
 * `text` in pieces of at most `max` UTF-16 units that joined give `text` again. Cut between graphemes, after a space where
 * there is one in the last fifth; only a grapheme longer than `max` itself is cut, between code points.
 */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let start = 0;
  while (text.length - start > max) {
    const end = start + cut(text.slice(start, start + max + LOOK_AHEAD), max);
    found.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) found.push(text.slice(start));
  return found;
}

/** Enough to see whether what stands at the limit belongs to what is before it. */
const LOOK_AHEAD = 16;

/** Where to cut a text longer than `max`. Only a window is looked at: going through a whole text takes its length squared. */
function cut(window: string, max: number): number {
  const boundary = graphemes.segment(window).containing(max)?.index ?? max;
  if (boundary === 0) return /[\ud800-\udbff]/.test(window[max - 1] ?? "") && max > 1 ? max - 1 : max;
  const space = window.lastIndexOf(" ", boundary - 1) + 1;
  return space > max * 0.8 ? space : boundary;
}

/** The beginning of `text` with an ellipsis, or the whole of it when it has at most `max` UTF-16 units. */
export function shortened(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${(pieces(text, max - 1)[0] ?? "").trimEnd()}…`;
}

/**
 * `text` for the few places where some clients parse markdown and others do not (the label of a check box), so that
 * neither shows more than the text: backslashes would be seen where nothing is parsed. Marks are set apart by hair spaces,
 * which keeps them from opening or closing anything, and a word joiner in front keeps the line from being a list, a
 * heading or a quotation.
 */
export function unmarked(text: string): string {
  const line = cleanLine(text);
  const apart = line
    .replace(/[*_~]+/g, (marks) => [...marks].map((mark) => `\u200a${mark}\u200a`).join(""))
    .replace(/`/g, "\u2035")
    .replace(/\](?=[([:])/g, "]\u2060")
    .replace(/!(?=\[)/g, "!\u2060")
    .replace(/<(?=[^\s])/g, "<\u200a")
    .replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\u2060")
    .replace(/&(?=[#\w])/g, "&\u2060")
    .replace(/:\/\//g, ":\u2060//")
    .replace(/www\./gi, (start) => `${start.slice(0, 3)}\u2060.`)
    .replace(/@(?=\w)/g, "@\u2060");
  return /^(?:[-+>#=]|\d+[.)]|\u200a)/.test(apart) ? `\u2060${apart}` : apart;
}
