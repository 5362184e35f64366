import { describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { cellText } from "../../src/documents/cell-text.ts";
import { spreadsheet } from "../../src/documents/spreadsheet.ts";
import { formulaPayloads } from "../support/formula-payloads.ts";
import { readXlsx } from "../support/xlsx.ts";

const payloads = formulaPayloads();

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff\ufffd]/u;

/** As a spreadsheet shows it: what XML cannot carry is gone, and no cell is longer than a cell can be. */
const readable = (text: string) => text.replace(new RegExp(unwritable, "gu"), "").slice(0, 32_767);

describe("500 payloads in a spreadsheet", () => {
  it("are there to be tried", () => {
    expect(payloads).toHaveLength(500);
    expect(new Set(payloads).size).toBe(500);
  });

  it("stay the text they are: as cells and as headings", async () => {
    const columns = [
      { header: "=1+1", width: 20, cell: (payload: string) => payload },
      { header: '=HYPERLINK("https://ond.example")', width: 20, cell: (payload: string) => `Svar: ${payload}` },
    ];
    const { rows, xml, parts } = readXlsx(await spreadsheet("Deltakere", columns, payloads));
    expect(rows).toHaveLength(501);
    for (const row of rows) for (const cell of row) expect(cell.type).toBe("s");
    expect(rows.slice(1).map((row) => row.find(({ at }) => at.startsWith("A"))?.value ?? "")).toEqual(
      payloads.map(readable),
    );
    expect(xml).not.toContain("<f");
    expect(xml).not.toContain("<hyperlink");
    for (const part of parts) expect(part).not.toMatch(unwritable);
  });

  it("leave the file well-formed: every tag is closed, every ampersand begins an entity", async () => {
    const columns = [{ header: "Svar", width: 20, cell: (payload: string) => payload }];
    const { parts } = readXlsx(await spreadsheet("Deltakere", columns, payloads));
    for (const part of parts) {
      expect(part.replace(/&(lt|gt|amp|quot|apos);/g, "")).not.toContain("&");
      const open: string[] = [];
      for (const [, close, name = "", self] of part.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g)) {
        if (close) expect(open.pop()).toBe(name);
        else if (!self) open.push(name);
      }
      expect(open).toEqual([]);
      expect(part.replace(/<[?/\w][^<>]*>/g, "")).not.toMatch(/[<]/);
    }
  });

  it("would be formulas where nobody said that they are text (control)", async () => {
    const formulas = payloads
      .filter((payload) => /^[=+@-]/.test(payload))
      .map((value) => [{ value, type: "Formula" as const }]);
    const { xml } = readXlsx(new Uint8Array(await writeXlsxFile(formulas, { sheet: "Kontroll" }).toBuffer()));
    expect([...xml.matchAll(/<f>/g)].length).toBeGreaterThan(100);
  });

  it("would break the file where names of JavaScript's own are not seen to (control)", async () => {
    const names = payloads.filter((payload) => cellText(payload) !== payload && payload in {});
    expect(names.length).toBeGreaterThan(5);
    const file = await writeXlsxFile(
      names.map((value) => [{ value, type: String }]),
      { sheet: "Kontroll" },
    ).toBuffer();
    expect(readXlsx(new Uint8Array(file)).rows.map(([cell]) => cell?.value)).not.toEqual(names);
  });
});
