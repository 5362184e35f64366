/** What one cell can hold; Excel calls a file with more in it broken. */
const longest = 32_767;

/** XML 1.0 cannot carry these, escaped or not: control characters but tab and line feeds, halves of characters, non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

/** In spreadsheets `_x0041_` is an A: an underscore that would begin such an escape is written as one itself. */
const looksEscaped = /_(?=x[0-9a-f]{4}_)/gi;

/** Names every JavaScript object has. The library that writes the file keeps its strings as names on an object. */
const taken = new Set(Object.getOwnPropertyNames(Object.prototype));

/** `text` as a spreadsheet's cell can hold it, reading the same. */
export function cellText(text: string): string {
  const clean = clipped(text.replace(unwritable, "")).replace(looksEscaped, "_x005F_");
  return taken.has(clean) ? escapedFirst(clean) : clean;
}

function clipped(text: string): string {
  return text.slice(0, longest).replace(/\p{Cs}$/u, "");
}

function escapedFirst(text: string): string {
  return `_x${text.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_${text.slice(1)}`;
}
