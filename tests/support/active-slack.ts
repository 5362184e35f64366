import type { Json } from "./slack-limits.ts";

const formatting = [/\*[^*\s][^*\n]*\*/, /(?<![\p{L}\p{N}])_[^_\s][^_\n]*_/u, /~[^~\s][^~\n]*~/, /`[^`]+`/];
const references = [/<[^<>\s][^<>]*>/, /@(here|channel|everyone)\b/, /https?:\/\/\S/, /\bmailto:\S/, /\bwww\.\S/];

/** What in a message or a view Slack would make more of than the characters themselves. */
export function activeParts(value: Json): string[] {
  const found: string[] = [];
  const markup = (text: string) => {
    for (const pattern of [...formatting, ...references]) if (pattern.test(text)) found.push(`${pattern}: ${text}`);
  };
  const look = (part: Json) => {
    if (typeof part !== "object" || part === null) return;
    if (part.type === "mrkdwn") markup(part.text);
    if (part.type === "plain_text" && part.emoji !== false) found.push("emoji");
    if (["link", "user", "usergroup", "channel", "broadcast", "emoji", "date"].includes(part.type))
      found.push(part.type);
    if (part.url !== undefined || part.image_url !== undefined) found.push("address");
    for (const inner of Object.values(part)) look(inner);
  };
  if (typeof value.text === "string") markup(value.text);
  look(value.blocks);
  if (value.type === "modal") look({ title: value.title, submit: value.submit, close: value.close });
  return found;
}
