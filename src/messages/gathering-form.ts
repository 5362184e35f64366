import { type Gathering, gatheringKinds, visibilities } from "../domain/gathering.ts";
import type { Question } from "../domain/question.ts";
import type { WallClock } from "../domain/wall-clock.ts";
import type { Texts } from "../texts/texts.ts";
import type { Field, Form } from "./form.ts";

export const gatheringFormLimits = {
  title: 120,
  description: 3000,
  place: 200,
  videoLink: 500,
  questions: 3000,
} as const;

export type GroupChoice = { readonly id: string; readonly name: string };

/**
 * The secretariat's form for a new gathering, or for one there is.
 * @param groups the working groups to choose from
 */
export function gatheringForm(
  current: Gathering | undefined,
  groups: readonly GroupChoice[],
  clock: WallClock,
  t: Texts,
): Form {
  const words = t.gatheringForm;
  return {
    title: current ? words.changeTitle(current) : words.newTitle,
    line: current ? `kurs endre ${current.number} versjon ${current.revision}` : "kurs ny",
    submit: t.buttons.save,
    cancel: t.buttons.cancel,
    fields: [...whatFields(current, t), ...whenFields(current, clock, t), ...whoFields(current, groups, t)],
  };
}

function whatFields(current: Gathering | undefined, t: Texts): readonly Field[] {
  const words = t.gatheringForm;
  const limits = gatheringFormLimits;
  return [
    {
      type: "choice",
      name: "kind",
      label: words.kind,
      required: true,
      value: current?.kind ?? "course",
      options: gatheringKinds.map((kind) => ({ value: kind, label: t.kinds[kind] })),
    },
    text("title", words.title, true, limits.title, current?.title),
    { ...text("description", words.description, false, limits.description, current?.description), multiline: true },
    text("place", words.place, false, limits.place, current?.place),
    text("videoLink", words.videoLink, false, limits.videoLink, current?.videoLink),
  ];
}

function whenFields(current: Gathering | undefined, clock: WallClock, t: Texts): readonly Field[] {
  const words = t.gatheringForm;
  const day = (instant: Date | undefined) => (instant ? { value: clock.isoDay(instant) } : {});
  const time = (instant: Date | undefined, usual: string) => ({ value: instant ? clock.isoTime(instant) : usual });
  return [
    { type: "date", name: "startDay", label: words.startDay, required: true, ...day(current?.startsAt) },
    { type: "time", name: "startTime", label: words.startTime, required: true, ...time(current?.startsAt, "09:00") },
    { type: "date", name: "endDay", label: words.endDay, required: true, ...day(current?.endsAt) },
    { type: "time", name: "endTime", label: words.endTime, required: true, ...time(current?.endsAt, "15:30") },
    {
      type: "date",
      name: "closesDay",
      label: words.closesDay,
      hint: words.closesHint,
      required: true,
      ...day(current?.registrationClosesAt),
    },
  ];
}

function whoFields(current: Gathering | undefined, groups: readonly GroupChoice[], t: Texts): readonly Field[] {
  const words = t.gatheringForm;
  const seats = current?.seats;
  const fields: Field[] = [
    {
      type: "number",
      name: "seats",
      label: words.seats,
      hint: words.seatsHint,
      required: false,
      min: 1,
      max: 10_000,
      ...(seats !== undefined && { value: String(seats) }),
    },
    {
      type: "choice",
      name: "visibility",
      label: words.visibility,
      required: true,
      value: current?.visibility ?? "members",
      options: visibilities.map((visibility) => ({ value: visibility, label: words.visibilities[visibility] })),
    },
  ];
  if (groups.length > 0)
    fields.push({
      type: "choice",
      name: "group",
      label: words.group,
      required: false,
      value: current?.group ?? "none",
      options: [{ value: "none", label: words.noGroup }, ...groups.map(({ id, name }) => ({ value: id, label: name }))],
    });
  fields.push({
    ...text(
      "questions",
      words.questions,
      false,
      gatheringFormLimits.questions,
      (current?.questions ?? []).map(questionLine).join("\n"),
    ),
    hint: words.questionsHint,
    multiline: true,
  });
  return fields;
}

function text(name: string, label: string, required: boolean, maxLength: number, value?: string) {
  return { type: "text", name, label, required, maxLength, ...(value && { value }) } as const;
}

/** A question as the secretariat writes it, on a line of its own: «Overnatting: ja / nei *». */
export function questionLine(question: Question): string {
  const options = "options" in question ? `: ${question.options.join(" / ")}` : "";
  return `${question.label}${options}${question.required ? " *" : ""}`;
}
