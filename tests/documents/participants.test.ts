import { describe, expect, it } from "vitest";
import { documents } from "../../src/documents/documents.ts";
import type { Gathering } from "../../src/domain/gathering.ts";
import type { GatheringId, PersonId } from "../../src/domain/ids.ts";
import type { Participant } from "../../src/ports/registration-store.ts";
import { readXlsx } from "../support/xlsx.ts";

const { participants } = documents("Europe/Oslo");

const gathering: Gathering = {
  id: "g" as GatheringId,
  number: 42,
  kind: "course",
  title: "Lekkasjesøk",
  description: "",
  place: "Sykkylven",
  startsAt: new Date("2027-01-20T08:00:00Z"),
  endsAt: new Date("2027-01-21T13:30:00Z"),
  registrationClosesAt: new Date("2027-01-13T22:59:00Z"),
  seats: 2,
  seatsTaken: 2,
  visibility: "members",
  state: "open",
  questions: [
    { type: "choice", name: "q1", label: "Overnatting", required: true, options: ["Ja", "Nei"] },
    { type: "choices", name: "q2", label: "Dager", required: false, options: ["Onsdag", "Torsdag"] },
    { type: "number", name: "q3", label: "Netter", required: false },
  ],
  revision: 1,
};

const people: readonly Participant[] = [
  {
    person: "p1" as PersonId,
    name: "Operatør 1",
    email: "operator1@alesund.kommune.example",
    organisation: "Ålesund kommune",
    standing: "seated",
    registeredAt: new Date("2026-10-25T07:05:00Z"),
    answers: { q1: "Ja", q2: ["Onsdag", "Torsdag"], q3: "2", q9: "ikke spurt om lenger" },
  },
  {
    person: "p2" as PersonId,
    name: "Driftsleder",
    standing: "waiting",
    place: 1,
    registeredAt: new Date("2026-07-01T20:30:00Z"),
    answers: {},
  },
];

/** A date as spreadsheets count: days since 30 December 1899. */
const serial = (iso: string) => String(new Date(iso).getTime() / 86_400_000 + 25_569);

describe("the participants' spreadsheet", () => {
  it("has a row for each, under headings in the reader's language and the questions asked", async () => {
    const { rows } = readXlsx((await participants(gathering, people, "nb")).bytes);
    expect(rows.map((row) => row.map(({ value }) => value))).toEqual([
      [
        "Navn",
        "Virksomhet",
        "E-post",
        "Status",
        "Nr. på venteliste",
        "Påmeldingstidspunkt",
        "Overnatting",
        "Dager",
        "Netter",
      ],
      [
        "Operatør 1",
        "Ålesund kommune",
        "operator1@alesund.kommune.example",
        "Påmeldt",
        serial("2026-10-25T08:05:00Z"),
        "Ja",
        "Onsdag, Torsdag",
        "2",
      ],
      ["Driftsleder", "Uten virksomhet", "Venteliste", "1", serial("2026-07-01T22:30:00Z")],
    ]);
    const nynorsk = readXlsx((await participants(gathering, people, "nn")).bytes);
    expect(nynorsk.rows[0]?.slice(0, 2).map(({ value }) => value)).toEqual(["Namn", "Verksemd"]);
  });

  it("has numbers as numbers, dates as dates of the wall clock, and all else as text", async () => {
    const { rows, parts } = readXlsx((await participants(gathering, people, "nb")).bytes);
    expect(rows[1]?.map(({ type }) => type)).toEqual(["s", "s", "s", "s", "", "s", "s", ""]);
    expect(parts.some((part) => part.includes('formatCode="dd.mm.yyyy hh:mm"'))).toBe(true);
    expect(rows[1]?.find(({ at }) => at === "F2")?.style).not.toBe("");
  });

  it("keeps its bold header in sight, with columns as wide as what they hold", async () => {
    const { xml, parts, rows } = readXlsx((await participants(gathering, people, "nb")).bytes);
    expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect([...xml.matchAll(/<col [^>]*width=/g)]).toHaveLength(9);
    expect(new Set(rows[0]?.map(({ style }) => style)).size).toBe(1);
    expect(parts.some((part) => part.includes("<b/>"))).toBe(true);
  });

  it("reads no answer that was not given, whatever a question is called", async () => {
    const names = ["constructor", "toString", "__proto__"];
    const questions = names.map((name) => ({ type: "text", name, label: name, required: false }) as const);
    const [operator] = people.map((one) => ({ ...one, answers: { toString: "ja" } }));
    const { rows } = readXlsx(
      (await participants({ ...gathering, questions }, operator ? [operator] : [], "nb")).bytes,
    );
    expect(rows[1]?.slice(-1).map(({ value, type }) => ({ value, type }))).toEqual([{ value: "ja", type: "s" }]);
    expect(rows[1]?.length).toBe(6);
  });

  it("is named after the gathering, in ASCII", async () => {
    const { name, contentType } = await participants(gathering, people, "nb");
    expect(name).toBe("deltakere-42-lekkasjesok.xlsx");
    expect(contentType).toBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    const odd = await participants({ ...gathering, title: "../../Ære & «åpen» / 水" }, people, "nn");
    expect(odd.name).toBe("deltakere-42-aere-apen.xlsx");
    const nothing = await participants({ ...gathering, title: "…" }, [], "nn");
    expect(nothing.name).toBe("deltakere-42-course.xlsx");
  });
});
