/**
 * What Slack refuses, written down apart from the adapter's own numbers: the problem with `blocks` or a view, undefined when
 * there is none.
 */
export function blocksProblem(blocks: unknown, most: number): string | undefined {
  if (!Array.isArray(blocks)) return "blocks are no list";
  if (blocks.length > most) return `${blocks.length} blocks`;
  for (const block of blocks) {
    const problem = blockProblem(block);
    if (problem) return problem;
  }
  const ids = blocks.map(({ block_id }) => block_id).filter(Boolean);
  return new Set(ids).size === ids.length ? undefined : "block_id used twice";
}

export function messageProblem(text: unknown, blocks: unknown): string | undefined {
  if (typeof text !== "string" || text.trim() === "") return "no text";
  if (text.length > 4000) return "text too long";
  const all = text.length + characters(blocks ?? []);
  return all > 13_200 ? `msg_too_long ${all}` : blocksProblem(blocks ?? [], 50);
}

export function viewProblem(view: Json): string | undefined {
  const { type, title, submit, close, private_metadata, blocks } = view;
  if (String(private_metadata ?? "").length > 3000) return "private_metadata";
  if (type === "modal") {
    const named = textProblem(title, 24) ?? (submit ? textProblem(submit, 24) : undefined);
    const problem = named ?? (close ? textProblem(close, 24) : undefined);
    if (problem) return `view: ${problem}`;
    if (blocks.some((block: Json) => block.type === "input") && !submit) return "input without submit";
  }
  return blocksProblem(blocks, 100);
}

// biome-ignore lint/suspicious/noExplicitAny: what comes is anything, and is looked at property by property
export type Json = any;

function blockProblem(block: Json): string | undefined {
  if (String(block.block_id ?? "").length > 255) return "block_id";
  switch (block.type) {
    case "divider":
      return undefined;
    case "header":
      return textProblem(block.text, 150);
    case "context":
      return block.elements.length > 10 ? "context" : first(block.elements, (text) => textProblem(text, 3000));
    case "rich_text":
      return richTextProblem(block);
    case "actions":
      return block.elements.length < 1 || block.elements.length > 25 ? "actions" : first(block.elements, buttonProblem);
    case "input":
      return inputProblem(block);
    default:
      return `block ${block.type}`;
  }
}

function richTextProblem(block: Json): string | undefined {
  if (block.elements.length === 0) return "empty rich_text";
  return first(block.elements, (section) =>
    first(section.elements, (element: Json) => {
      if (typeof element.text !== "string" || element.text.length === 0) return "empty element";
      if (element.text.length > 3000) return "element too long";
      if (element.type === "link") return element.url.length > 3000 ? "url" : undefined;
      return element.type === "text" ? undefined : `element ${element.type}`;
    }),
  );
}

function buttonProblem(button: Json): string | undefined {
  if (button.type !== "button") return `element ${button.type}`;
  if (button.value !== undefined && (button.value.length < 1 || button.value.length > 2000)) return "value";
  if (button.action_id.length > 255) return "action_id";
  const { confirm } = button;
  return (
    textProblem(button.text, 75) ??
    (confirm &&
      (textProblem(confirm.title, 100) ??
        textProblem(confirm.text, 300) ??
        textProblem(confirm.confirm, 30) ??
        textProblem(confirm.deny, 30)))
  );
}

function inputProblem({ label, hint, element }: Json): string | undefined {
  const named = textProblem(label, 2000) ?? (hint ? textProblem(hint, 2000) : undefined);
  if (named) return `input: ${named}`;
  if (element.action_id.length > 255) return "action_id";
  const max = element.max_length;
  if (max !== undefined && (max < 1 || max > 3000)) return "max_length";
  if (element.type === "plain_text_input")
    return (element.initial_value ?? "").length > max ? "initial_value" : undefined;
  if (element.type === "number_input") {
    const value = element.initial_value;
    const outside =
      Number(value) < Number(element.min_value ?? value) || Number(value) > Number(element.max_value ?? value);
    return value !== undefined && (Number.isNaN(Number(value)) || outside) ? "initial_value" : undefined;
  }
  if (element.type === "datepicker" && element.initial_date && !/^\d{4}-\d\d-\d\d$/.test(element.initial_date))
    return "date";
  if (element.type === "timepicker" && element.initial_time && !/^\d\d:\d\d$/.test(element.initial_time)) return "time";
  return optionsProblem(element);
}

function optionsProblem({
  type,
  options,
  option_groups,
  initial_option,
  initial_options = [],
}: Json): string | undefined {
  if (!/select|radio|checkboxes/.test(type)) return undefined;
  const groups: Json[] = option_groups ?? [{ options }];
  const most = type === "radio_buttons" || type === "checkboxes" ? 10 : 100;
  if (groups.length > 100 || groups.some((group) => group.options.length > most || group.options.length < 1))
    return "options";
  const all = groups.flatMap((group) => group.options);
  const known = new Set(all.map((option: Json) => JSON.stringify(option)));
  const chosen = initial_option ? [initial_option] : initial_options;
  if (!chosen.every((option: Json) => known.has(JSON.stringify(option)))) return "initial option";
  return first(
    all,
    (option: Json) => textProblem(option.text, 75) ?? (/^[\s\S]{1,150}$/.test(option.value) ? undefined : "option"),
  );
}

function textProblem(text: Json, max: number): string | undefined {
  if (text?.type !== "plain_text") return `${text?.type} where plain text should be`;
  return text.text.length >= 1 && text.text.length <= max ? undefined : `text of ${text.text.length}, at most ${max}`;
}

function characters(value: unknown): number {
  let total = 0;
  JSON.stringify(value, (key, part) => {
    if (typeof part === "string" && key !== "type") total += part.length;
    return part;
  });
  return total;
}

function first(items: readonly Json[], problem: (item: Json) => string | undefined): string | undefined {
  for (const item of items) {
    const found = problem(item);
    if (found) return found;
  }
  return undefined;
}
