import { asciiSlug } from "../domain/ascii-slug.ts";
import type { Gathering } from "../domain/gathering.ts";
import type { WallClock } from "../domain/wall-clock.ts";
import type { Documents } from "../ports/documents.ts";
import type { Participant } from "../ports/registration-store.ts";
import type { Texts } from "../texts/texts.ts";
import { type Column, spreadsheet, spreadsheetType } from "./spreadsheet.ts";

/**
 * The participants as a spreadsheet: one row each, in the order given, and a column for each question. Answers to questions
 * that are no longer asked are left out.
 */
export async function participantsFile(
  gathering: Gathering,
  people: readonly Participant[],
  t: Texts,
  clock: WallClock,
): ReturnType<Documents["participants"]> {
  const bytes = await spreadsheet(t.kurs.participantsSheet.sheet, columnsOf(gathering, t, clock), people);
  const slug = asciiSlug(gathering.title, gathering.kind);
  return { name: `deltakere-${gathering.number}-${slug}.xlsx`, contentType: spreadsheetType, bytes };
}

function columnsOf({ questions }: Gathering, t: Texts, clock: WallClock): readonly Column<Participant>[] {
  const words = t.kurs.participantsSheet;
  return [
    { header: words.name, width: 30, cell: ({ name }) => name },
    { header: words.organisation, width: 28, cell: ({ organisation }) => organisation ?? t.kurs.withoutOrganisation },
    { header: words.email, width: 34, cell: ({ email }) => email },
    { header: words.standing, width: 18, cell: ({ standing }) => t.kurs.standings[standing] },
    { header: words.place, width: 18, cell: ({ place }) => place },
    { header: words.registeredAt, width: 20, cell: ({ registeredAt }) => onTheWall(registeredAt, clock) },
    ...questions.map(
      ({ name, label, type }): Column<Participant> => ({
        header: label,
        width: Math.min(40, Math.max(14, label.length + 2)),
        cell: ({ answers }) => answerCell(Object.hasOwn(answers, name) ? answers[name] : undefined, type === "number"),
      }),
    ),
  ];
}

/** A spreadsheet's dates know no time zone: the instant that shows the wall clock's digits when read as UTC. */
function onTheWall(instant: Date, clock: WallClock): Date {
  return new Date(`${clock.isoDay(instant)}T${clock.isoTime(instant)}:00Z`);
}

/** Numbers as numbers, so that nights can be added up; everything else as the text it is. */
function answerCell(answer: string | readonly string[] | undefined, isNumber: boolean): string | number | undefined {
  if (answer === undefined) return undefined;
  if (typeof answer !== "string") return answer.join(", ");
  return isNumber && /^-?\d{1,9}$/.test(answer) ? Number(answer) : answer;
}
