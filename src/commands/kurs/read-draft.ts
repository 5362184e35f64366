import { z } from "zod";
import type { Answers, FieldErrors } from "../../domain/answers.ts";
import { type Gathering, gatheringKinds, visibilities } from "../../domain/gathering.ts";
import { type DraftProblem, draftProblems, type GatheringDraft } from "../../domain/gathering-draft.ts";
import type { WorkingGroupId } from "../../domain/ids.ts";
import type { QuestionLineProblem } from "../../domain/question.ts";
import type { WallClock } from "../../domain/wall-clock.ts";
import { type GroupChoice, gatheringFormLimits as limits } from "../../messages/gathering-form.ts";
import { sentenceFor, sentencesFor, type Texts } from "../../texts/texts.ts";
import { readQuestions, type UnreadableQuestion } from "./read-questions.ts";

type Reading = {
  readonly current: Gathering | undefined;
  readonly groups: readonly GroupChoice[];
  readonly clock: WallClock;
  readonly now: Date;
  readonly t: Texts;
};

/** Reads the secretariat's form: the draft, or a sentence for each field that must be filled in differently. */
export function readDraft(answers: Answers, reading: Reading): { draft: GatheringDraft } | { errors: FieldErrors } {
  const { current, groups, now, t } = reading;
  const parsed = fieldsOf(reading).safeParse(answers);
  const errors: Record<string, string> = {};
  if (!parsed.success) for (const issue of parsed.error.issues) errors[String(issue.path[0])] ??= issue.message;
  const typed = typeof answers.questions === "string" ? answers.questions : "";
  const read = readQuestions(typed, current?.questions ?? []);
  if ("unreadable" in read) errors.questions = unreadable(read, t);
  if (!parsed.success || "unreadable" in read) return { errors };
  const draft = draftOf(parsed.data, read.questions, groups, reading.clock);
  const problems = draftProblems(draft, current, now);
  return Object.keys(problems).length === 0
    ? { draft }
    : { errors: sentencesFor<DraftProblem>(t.draftProblems, problems, t) };
}

function unreadable({ unreadable: line, reason }: UnreadableQuestion, t: Texts): string {
  const problem = sentenceFor<QuestionLineProblem>(t.gatheringForm.questionProblems, reason, t);
  return t.gatheringForm.badQuestion({ line, problem });
}

function fieldsOf({ clock, t }: Reading) {
  const words = t.gatheringForm;
  const text = (max: number) => z.string(words.required).trim().max(max, words.tooLong({ max }));
  const blank = z.literal("").transform(() => undefined);
  const day = z
    .string(words.required)
    .min(1, words.required)
    .refine((value) => clock.instant(value, "12:00") !== undefined, words.badDate);
  const time = z
    .string(words.required)
    .trim()
    .transform((value) => value.replace(/^(\d):/, "0$1:").replace(/^(\d{2})[.](\d{2})$/, "$1:$2"))
    .refine((value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value), words.badTime);
  return z.object({
    kind: z.enum(gatheringKinds, words.notAnOption),
    title: text(limits.title).min(1, words.required),
    description: text(limits.description).default(""),
    place: text(limits.place).default(""),
    videoLink: z
      .union(
        [blank, z.url({ protocol: /^https$/, error: words.badLink }).max(limits.videoLink, words.badLink)],
        words.badLink,
      )
      .optional(),
    startDay: day,
    startTime: time,
    endDay: day,
    endTime: time,
    closesDay: day,
    seats: z
      .union(
        [
          blank,
          z
            .string()
            .trim()
            .regex(/^0*([1-9]\d{0,3}|10000)$/, words.badNumber)
            .transform(Number),
        ],
        words.badNumber,
      )
      .optional(),
    visibility: z.enum(visibilities, words.notAnOption),
    group: z.string(words.notAnOption).optional(),
    state: z.enum(["draft", "open"], words.notAnOption).default("open"),
  });
}

function draftOf(
  fields: z.infer<ReturnType<typeof fieldsOf>>,
  questions: GatheringDraft["questions"],
  groups: readonly GroupChoice[],
  clock: WallClock,
): GatheringDraft {
  const { startDay, startTime, endDay, endTime, closesDay, seats, videoLink, group, ...rest } = fields;
  const at = (day: string, time: string) => clock.instant(day, time) ?? new Date(Number.NaN);
  const startsAt = at(startDay, startTime);
  const dayOver = new Date(clock.daysFrom(at(closesDay, "12:00"), 1, "00:00").getTime() - 60_000);
  // The deadline is a day; on the day the gathering begins it is the beginning.
  const registrationClosesAt = closesDay === startDay && dayOver > startsAt ? startsAt : dayOver;
  const known = groups.find(({ id }) => id === group);
  return {
    ...rest,
    startsAt,
    endsAt: at(endDay, endTime),
    registrationClosesAt,
    questions,
    ...(seats !== undefined && { seats }),
    ...(videoLink !== undefined && { videoLink }),
    ...(known && { group: known.id as WorkingGroupId }),
  };
}
