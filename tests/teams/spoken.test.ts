import { describe, expect, it } from "vitest";
import { spokenLine } from "../../src/teams/inbound/spoken.ts";

const BOT = "28:app";
const mention = (id: string, text: string) => ({ type: "mention", mentioned: { id }, text });
const spoken = (text: string, ...mentions: ReturnType<typeof mention>[]) => spokenLine(text, mentions, BOT).line;

describe("what was typed to the bot", () => {
  it("is without a slash in front", () => {
    expect(spoken("/kurs meld-på 42")).toBe("kurs meld-på 42");
    expect(spoken("  / kurs")).toBe("kurs");
    expect(spoken("pris 10/20")).toBe("pris 10/20");
  });

  it("is without the mention of the bot, however Teams writes it", () => {
    const bot = "<at>Driftsbot</at>";
    expect(spoken(`${bot} kurs 42`, mention(BOT, bot))).toBe("kurs 42");
    expect(spoken(`${bot}&nbsp;kurs 42\n`, mention(BOT, bot))).toBe("kurs 42");
    expect(spoken(`${bot}\u00a0/kurs 42 `, mention(BOT, bot))).toBe("kurs 42");
    expect(spoken(`hei ${bot} kurs`, mention(BOT, bot))).toBe("hei   kurs");
    expect(spoken('<at id="0">Driftsbot</at> kurs', mention(BOT, bot))).toBe("kurs");
    expect(spoken(`${bot}`, mention(BOT, bot))).toBe("");
  });

  it("keeps whom it mentions by id, with the other chats' marks", () => {
    const [bot, colleague] = ["<at>Driftsbot</at>", "<at>Operatør 2</at>"];
    const line = spoken(`${bot} kurs meld-på 42 ${colleague}`, mention(BOT, bot), mention("29:two", colleague));
    expect(line).toBe("kurs meld-på 42 <@29:two>");
  });

  it("cannot be made to mention by typing", () => {
    expect(spoken("kurs \u000029:two\u0001")).toBe("kurs 29:two");
  });

  it("keeps å of two characters as it was typed", () => {
    const decomposed = "kurs meld-pa\u030a 42";
    expect(spoken(`<at>Driftsbot</at> ${decomposed}`, mention(BOT, "<at>Driftsbot</at>"))).toBe(decomposed);
  });

  it("undoes one layer of HTML, so that what was typed as an entity stays one", () => {
    expect(spoken("trykk &lt; 4 bar &amp; stabilt")).toBe("trykk < 4 bar & stabilt");
    expect(spoken("skriv &amp;lt;")).toBe("skriv &lt;");
  });

  it("is nothing in a message of attachments only", () => {
    expect(spokenLine(undefined, [], BOT)).toEqual({ line: "", mentioned: false });
    expect(spokenLine(null, [], BOT)).toEqual({ line: "", mentioned: false });
  });
});
