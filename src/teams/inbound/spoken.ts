import type { MentionEntity } from "./activity.ts";

const NAMED: Readonly<Record<string, string>> = {
  nbsp: " ",
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  "#39": "'",
};

const AT = /<at\b[^>]*>([^<]*)<\/at>/i;
/** Stand for `<@` and `>` while HTML is undone, so that nobody can type a mention. */
const OPEN = "\u0000";
const CLOSE = "\u0001";

/**
 * What was typed to the bot: without the mention of it and without a slash in front. Teams writes mentions as
 * `<at>name</at>` and some characters as HTML. Other people's mentions become `<@id>`, as they stand in other chats;
 * letters are left as they were typed, å of two characters too.
 * @param text undefined or null in messages of attachments only
 */
export function spokenLine(
  text: string | null | undefined,
  entities: readonly MentionEntity[],
  bot: string,
): { readonly line: string; readonly mentioned: boolean } {
  const mentions = entities.filter((entity) => entity.type === "mention");
  let rest = (text ?? "").replaceAll(OPEN, "").replaceAll(CLOSE, "");
  for (const { text: written, mentioned } of mentions) {
    if (!written || !mentioned?.id) continue;
    const instead = mentioned.id === bot ? " " : `${OPEN}${mentioned.id}${CLOSE}`;
    rest = rest.replace(rest.includes(written) ? written : AT, () => instead);
  }
  const line = unescapeHtml(rest.replace(new RegExp(AT, "gi"), "$1"))
    .replaceAll(OPEN, "<@")
    .replaceAll(CLOSE, ">")
    .replace(/\u00a0/g, " ")
    .trim()
    .replace(/^\/\s*/, "");
  return { line, mentioned: mentions.some(({ mentioned }) => mentioned?.id === bot) };
}

/** Undoes one layer: what a person typed as `&amp;lt;` was `&lt;`. */
function unescapeHtml(text: string): string {
  return text.replace(/&(nbsp|amp|lt|gt|quot|apos|#39);/g, (entity, name: string) => NAMED[name] ?? entity);
}
