import { z } from "zod";
import { fold } from "../domain/typed.ts";

const words = z.array(z.string()).readonly();

/** For commands that take nothing. Words that follow are let pass: they do no harm. */
export const nothing = words.transform(() => ({}));

/** Words people put before a number, and that mean nothing: «kurs 42», «nr. 42». */
const noise = new Set(["kurs", "arrangement", "nr", "nummer", "no"]);

/** One gathering's number: `42`, `#42`, `kurs 42`. */
export const gatheringNumber = words.transform(readNumber);

/** The same, with the revision a form was made from after it: `42 versjon 3`. */
export const numberAndRevision = words.transform((typed, context) => {
  const at = typed.indexOf("versjon");
  const read = readNumber(at < 0 ? typed : typed.slice(0, at), context);
  const revision = at < 0 ? undefined : Number(typed[at + 1]);
  return { ...read, revision: Number.isInteger(revision) ? revision : undefined };
});

function readNumber(typed: readonly string[], context: z.RefinementCtx): { number: number } {
  const meant = typed.filter((word) => !noise.has(fold(word)));
  const [, digits] = /^#?(\d{1,9})[.,!]?$/.exec(meant.join(" ")) ?? [];
  if (digits === undefined) {
    context.addIssue({ code: "custom", message: "one gathering number is needed" });
    return z.NEVER;
  }
  return { number: Number(digits) };
}

/** Exactly one word, such as an id a button carries or a code. */
export const oneWord = words.transform(([word, ...rest], context) => {
  if (word === undefined || rest.length > 0) {
    context.addIssue({ code: "custom", message: "one word is needed" });
    return z.NEVER;
  }
  return { word };
});

/** At most one word. */
export const maybeOneWord = words.transform(([word]) => (word === undefined ? {} : { word }));

/** The words as they stand. */
export const anyWords = words.transform((typed) => ({ typed }));

const uuid = z.uuid();

/** An id of ours that a button carries. */
export const identifier = oneWord.transform(({ word }, context) => {
  const id = uuid.safeParse(word);
  if (id.success) return { id: id.data };
  context.addIssue({ code: "custom", message: "an identifier is needed" });
  return z.NEVER;
});
