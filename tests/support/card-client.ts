/**
 * What a client would make active of a card: the places where Teams and the Adaptive Cards renderer parse markdown
 * (TextBlock, Fact, check boxes, error messages), everything that opens an address, and mentions.
 */
// biome-ignore lint/suspicious/noExplicitAny: any card, ours or not
export function activeIn(card: any, mayOpen: readonly string[] = []): string[] {
  const found: string[] = [];
  walk(card, (element) => {
    if (element.type === "TextBlock") found.push(...markdownIn(element.text));
    for (const fact of element.facts ?? []) found.push(...markdownIn(fact.title), ...markdownIn(fact.value));
    if (element.type === "Input.ChoiceSet" && element.isMultiSelect) {
      for (const choice of element.choices) found.push(...markdownIn(choice.title));
    }
    if (element.errorMessage) found.push(...markdownIn(element.errorMessage));
    if (element.url !== undefined && !mayOpen.includes(element.url)) found.push(`opens ${element.url}`);
    if (element.entities || element.type === "mention") found.push("mentions");
  });
  return found;
}

const MARKS: readonly RegExp[] = [
  /\[[^\]]*\]\([^)]*\)/,
  /\[[^\]]+\]\[[^\]]*\]/,
  /^\s{0,3}\[[^\]]+\]:/m,
  /<https?:[^>\s]*>/i,
  /https?:\/\/\S/i,
  /\bwww\.\S/i,
  /<\/?[a-z][^>]*>/i,
  /(\*\*|__|~~)(?=\S)[\s\S]*?\S\1/,
  /(?<![\w*])[*_](?=[^\s*_])[^*_]*[^\s*_][*_]/,
  /`[^`]+`/,
  /^\s{0,3}#{1,6}\s/m,
  /^\s{0,3}>/m,
  /^\s{0,3}(?:[-+*]|\d+[.)])\s/m,
];

/** The marks a markdown parser would act upon. */
export function markdownIn(text: string): string[] {
  return MARKS.filter((mark) => mark.test(text)).map(
    (mark) => `${mark.source} in ${JSON.stringify(text.slice(0, 60))}`,
  );
}

// biome-ignore lint/suspicious/noExplicitAny: any card, ours or not
export function walk(node: any, visit: (element: any) => void): void {
  if (Array.isArray(node)) {
    for (const item of node) walk(item, visit);
  } else if (typeof node === "object" && node !== null) {
    visit(node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}

/** Every text a person would read in the card, in reading order. */
export function readable(card: unknown): string {
  const texts: string[] = [];
  walk(card, (element) => {
    if (element.type === "TextRun") texts.push(element.text);
    if (typeof element.title === "string" && String(element.type).startsWith("Action.")) texts.push(element.title);
    if (typeof element.label === "string") texts.push(element.label);
  });
  return texts.join("\n");
}
