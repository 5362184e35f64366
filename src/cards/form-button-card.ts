import { type AdaptiveCard, cardOf } from "./adaptive-card.ts";
import { CARD_LIMITS } from "./limits.ts";
import { richText } from "./rich-text.ts";
import { cleanLine, shortened } from "./safe-text.ts";

/**
 * A card whose button opens the form that `line` leads to: typing cannot open a dialog, a button can.
 * @param waits what stands over the button
 * @param open the button's title
 * @throws {RangeError} the line is longer than a button carries
 */
export function formButtonCard(waits: string, open: string, line: string): AdaptiveCard {
  if (line.length > CARD_LIMITS.lineUnits) throw new RangeError(`a form's line has ${line.length} characters`);
  const title = shortened(cleanLine(open), CARD_LIMITS.titleUnits);
  const data = { line, msteams: { type: "task/fetch" } } as const;
  return cardOf([
    ...richText(shortened(waits, CARD_LIMITS.textUnits)),
    { type: "ActionSet", actions: [{ type: "Action.Submit", title, style: "positive", data }] },
  ]);
}
