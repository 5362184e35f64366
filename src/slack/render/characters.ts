// Control characters draw nothing and make some clients refuse a text; line breaks and tabs are kept.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unshowable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Surrogate}/gu;
const graphemes = new Intl.Segmenter("nb", { granularity: "grapheme" });
const ellipsis = "…";

/** `text` without control characters and halves of characters; everything that can be seen is left as it was. */
export function showable(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unshowable, "");
}

/** `text` on one line, for places that have only one. */
export function oneLine(text: string): string {
  return showable(text)
    .replace(/[\s\u2028\u2029]+/g, " ")
    .trim();
}

/**
 * Divides `text` in pieces of at most `max` (two or more) UTF-16 units that together are `text`: after a line or a word where there is
 * one in the last third, else between graphemes, and only inside a grapheme when it alone is too long.
 */
export function pieces(text: string, max: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const end = lengthThatFits(rest, max);
    found.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  if (rest !== "") found.push(rest);
  return found;
}

/** The beginning of `text` and an ellipsis, at most `max` UTF-16 units; the caller shows the whole text elsewhere. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return text.slice(0, lengthThatFits(text, max - ellipsis.length)).trimEnd() + ellipsis;
}

function lengthThatFits(text: string, max: number): number {
  const head = text.slice(0, max + 1);
  const wordEnd = Math.max(head.lastIndexOf("\n", max - 1), head.lastIndexOf(" ", max - 1)) + 1;
  if (wordEnd > (max * 2) / 3) return wordEnd;
  return graphemeEnd(text, max) || codePointEnd(text, max);
}

function graphemeEnd(text: string, max: number): number {
  // Asked at one place only: walking all graphemes of a long text takes a hundred times as long.
  const found = graphemes.segment(text.slice(0, max + 64)).containing(max);
  return found === undefined ? max : found.index;
}

/** The end of the last whole character; 0 when the first one is longer than `max`. */
function codePointEnd(text: string, max: number): number {
  const last = text.charCodeAt(max - 1);
  return last >= 0xd800 && last <= 0xdbff ? max - 1 : max;
}
