import { describe, expect, it } from "vitest";
import { readTyped } from "../../src/sandbox/inbound.ts";
import type { Place } from "../../src/sandbox/places.ts";

const direct: Place = { conversation: "direct:operator-1", kind: "direct", title: "Driftsbot" };
const channel: Place = { conversation: "kurs", kind: "channel", title: "kurs" };
const line = (text: string, place: Place) => {
  const typed = readTyped(text, place, "Driftsbot");
  return typed.type === "act" ? [typed.line, typed.via, typed.seenBy] : [typed.type];
};

describe("a typed line", () => {
  it.each([
    ["/kurs", ["kurs", "typed", "asker"]],
    [" /kurs meld-på 42", ["kurs meld-på 42", "typed", "asker"]],
    ["@Driftsbot kurs", ["kurs", "mention", "all"]],
    ["@driftsbot, /kurs", ["kurs", "mention", "all"]],
    ["@Driftsbot", ["", "mention", "all"]],
    ["@Driftsboten er fin", ["chat"]],
    ["Spør @Driftsbot om det", ["chat"]],
    ["god morgen", ["chat"]],
  ])("%j in a channel", (text, expected) => expect(line(text, channel)).toEqual(expected));

  it.each([
    ["/kurs", "kurs"],
    ["kurs", "kurs"],
    ["@Driftsbot: kurs", "kurs"],
    ["  god morgen ", "god morgen"],
  ])("%j to the bot", (text, expected) => expect(line(text, direct)).toEqual([expected, "typed", "all"]));
});
