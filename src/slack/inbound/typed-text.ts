const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/**
 * What a person typed, out of what Slack made of it: `<#C1|drift>` is `#drift`, `<https://a.no|a.no>` is `https://a.no`, and
 * `&lt;` is `<`. A mention of a person stays `<@U1>`, without the name, for the command to resolve.
 */
export function typedText(text: string): string {
  return text.replace(/<([^<>]*)>|&(?:amp|lt|gt);/g, (whole, inside: string | undefined) =>
    inside === undefined ? (entities[whole] ?? whole) : reference(inside),
  );
}

/** `typedText` as a command line: without mentions of `self`, a slash in front, and spaces around. */
export function typedLine(text: string, self?: string): string {
  const spoken = self === undefined ? text : text.replaceAll(new RegExp(`<@${self}(\\|[^<>]*)?>[:,]?`, "g"), " ");
  return typedText(spoken).trim().replace(/^\//, "").trim();
}

function reference(inside: string): string {
  const [target = "", label] = inside.split("|", 2);
  if (target.startsWith("@")) return `<${target}>`;
  if (target.startsWith("#")) return label ? `#${unescaped(label)}` : `<${target}>`;
  if (target.startsWith("!")) return label ? unescaped(label) : `@${target.slice(1).split("^")[0]}`;
  return unescaped(target.replace(/^(mailto|tel):/, ""));
}

function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}
