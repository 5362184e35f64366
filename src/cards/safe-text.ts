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
  if (text.length <= max) return text === "" ? [] : [text];
  const found: string[] = [];
  let piece = "";
  for (const part of parts(text, max)) {
    if (piece.length + part.length > max) {
      const space = piece.lastIndexOf(" ") + 1;
      const cut = space > max * 0.8 ? space : piece.length;
      found.push(piece.slice(0, cut));
      piece = piece.slice(cut);
    }
    piece += part;
  }
  if (piece !== "") found.push(piece);
  return found;
}

function* parts(text: string, max: number): Generator<string> {
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length <= max) yield segment;
    else yield* segment;
  }
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
    .replace(/`/g, "\u02cb")
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
