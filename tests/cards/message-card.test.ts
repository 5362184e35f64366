import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CARD_LIMITS, jsonBytes, utf16Bytes } from "../../src/cards/limits.ts";
import { messageCards, notification } from "../../src/cards/message-card.ts";
import { clean } from "../../src/cards/safe-text.ts";
import { type Message, say } from "../../src/messages/message.ts";
import { anyMessage } from "../support/card-arbitraries.ts";
import { readable, walk } from "../support/card-client.ts";
import { parserComplaints } from "../support/card-parser.ts";

/** Everything of a type in `cards`. */
function all(cards: unknown, type: string): { [name: string]: unknown }[] {
  const found: { [name: string]: unknown }[] = [];
  walk(cards, (element) => void (element.type === type && found.push(element)));
  return found;
}

const blocks = (...given: Message["blocks"]): Message => ({ summary: "Kort sagt", blocks: given });

describe("a message as cards", () => {
  it("is within Teams' limits and valid to Microsoft's parser, whatever is said", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const cards = messageCards(message);
        expect(cards.length).toBeGreaterThan(0);
        for (const card of cards) {
          expect(jsonBytes(card)).toBeLessThanOrEqual(CARD_LIMITS.cardBytes);
          expect(utf16Bytes(card)).toBeLessThanOrEqual(CARD_LIMITS.messageBytes - CARD_LIMITS.envelopeBytes);
          expect(parserComplaints(card)).toEqual([]);
        }
        for (const set of all(cards, "ActionSet")) {
          expect((set.actions as unknown[]).length).toBeLessThanOrEqual(CARD_LIMITS.actions);
        }
        expect(JSON.stringify(cards)).not.toMatch(/\\ud[89a-f]/i);
      }),
      { numRuns: 150 },
    );
  });

  it("shows a confirmation only in the card whose button opens it, each under its own name", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        for (const card of messageCards(message)) {
          const boxes = all(card, "Container").map(({ id }) => id);
          const opened = all(card, "Action.ToggleVisibility").map(
            ({ targetElements }) => (targetElements as string[])[0],
          );
          expect(new Set(boxes).size).toBe(boxes.length);
          expect(new Set(opened)).toEqual(new Set(boxes));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("loses nothing of a long text, and cuts it between graphemes", () => {
    const text = `${"👩‍🚒 redder vann. ".repeat(2_000)}slutt`;
    const cards = messageCards(say(text));
    expect(cards.length).toBeGreaterThan(1);
    const runs = all(cards, "TextRun").map((run) => run.text as string);
    expect(runs.join("")).toBe(clean(text));
    for (const run of runs) expect(run).not.toMatch(/^\u200d|\u200d$/);
  });

  it("shows the summary alone when there is nothing else", () => {
    expect(readable(messageCards(say("Du er påmeldt Lekkasjesøk.")))).toBe("Du er påmeldt Lekkasjesøk.");
    expect(readable(messageCards(blocks({ type: "text", text: "Hele saken" })))).toBe("Hele saken");
  });

  it("shows the whole of a summary too long for a notification", () => {
    const message = { summary: "lang ".repeat(200), blocks: [{ type: "text", text: "Resten" }] } as const;
    expect(notification(message).length).toBeLessThanOrEqual(CARD_LIMITS.summaryUnits);
    expect(readable(messageCards(message))).toContain(message.summary.trim());
  });

  it("gives a button the line it carries, and older clients the same by a submit", () => {
    const [action] = all(messageCards(say("Kurs", [{ label: "Meld på", line: "kurs meld-på 42" }])), "Action.Execute");
    expect(action).toMatchObject({
      verb: "line",
      title: "Meld på",
      data: { line: "kurs meld-på 42" },
      fallback: { type: "Action.Submit", data: { line: "kurs meld-på 42" } },
    });
  });

  it("puts more than five buttons in several sets", () => {
    const buttons = Array.from({ length: 14 }, (_, index) => ({ label: `Valg ${index}`, line: `velg ${index}` }));
    const sets = all(messageCards(blocks({ type: "buttons", buttons })), "ActionSet");
    expect(sets.map(({ actions }) => (actions as unknown[]).length)).toEqual([5, 5, 4]);
  });

  it("asks before what cannot be undone, and lets no close the question", () => {
    const confirm = { title: "Avlyse?", question: "Alle får beskjed.", yes: "Avlys", no: "Nei" };
    const [card] = messageCards(
      say("Kurs", [{ label: "Avlys kurset", line: "kurs avlys 42", look: "danger", confirm }]),
    );
    const [box] = all(card, "Container");
    expect(box).toMatchObject({ id: "confirm-1", isVisible: false });
    expect(readable(box)).toContain("Alle får beskjed.");
    expect(all(card, "Action.Execute")).toHaveLength(1);
    expect(all(box, "Action.Execute")[0]).toMatchObject({ title: "Avlys", data: { line: "kurs avlys 42" } });
    expect(all(box, "Action.ToggleVisibility")[0]).toMatchObject({ title: "Nei", targetElements: ["confirm-1"] });
  });

  it("shows what is too long for a button's title above it", () => {
    const label = "Meld på alle som har gått kurset før ".repeat(5).trim();
    const shown = readable(messageCards(say("Kurs", [{ label, line: "x" }])));
    expect(shown).toContain(label);
    expect(shown).toContain("…");
  });

  it("refuses a line no platform takes", () => {
    expect(() => messageCards(say("Kurs", [{ label: "Meld på", line: "x".repeat(2_001) }]))).toThrow(RangeError);
  });

  it("links only to the web and to mail, and shows other addresses as they are", () => {
    const text = [
      { link: "Program", href: "https://example.org/program" },
      { link: "Post", href: "mailto:post@example.org" },
      { link: "Felle", href: "javascript:alert(1)" },
      { link: "Innlogging", href: "https://bruker:passord@example.org/" },
    ];
    const cards = messageCards(blocks({ type: "text", text }));
    expect(all(cards, "Action.OpenUrl").map(({ url }) => url)).toEqual([
      "https://example.org/program",
      "mailto:post@example.org",
    ]);
    expect(readable(cards)).toContain("Felle (javascript:alert(1))");
  });

  it("draws a line where there is a divider", () => {
    const [card] = messageCards(
      blocks({ type: "text", text: "Før" }, { type: "divider" }, { type: "text", text: "Etter" }),
    );
    expect(card?.body[1]).toMatchObject({ separator: true });
  });
});
