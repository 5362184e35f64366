import { isSecretariat } from "../../domain/person.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Effect } from "../../messages/effect.ts";
import { type Field, type Form, filledIn } from "../../messages/form.ts";
import { gatheringCard } from "../../messages/gathering-card.ts";
import { gatheringForm } from "../../messages/gathering-form.ts";
import { say } from "../../messages/message.ts";
import { changeGathering, createGathering, showGathering, unchangeable } from "../../services/gatherings.ts";
import { refusalText, type Texts } from "../../texts/texts.ts";
import { nothing, numberAndRevision } from "../args.ts";
import { defineCommand, type MemberContext } from "../command.ts";
import { refused, toAsker } from "../replies.ts";
import { readDraft } from "./read-draft.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursNy = defineCommand({
  name: "kurs ny",
  aliases: ["kurs nytt", "kurs opprett", "arrangement ny", "arrangement nytt"],
  usage: "kurs ny",
  allowed: "secretariat",
  summary: (t) => t.help.commands.ny,
  args: nothing,
  async run(_args, context) {
    const { deps, person, t, now, incoming } = context;
    const groups = await deps.store.gatherings.groups();
    const form = gatheringForm(undefined, groups, deps.wallClock, t);
    if (!incoming.answers) return [{ type: "open-form", form }];
    const read = readDraft(incoming.answers, { current: undefined, groups, clock: deps.wallClock, now, t });
    if ("errors" in read)
      return [{ type: "field-errors", errors: read.errors, form: filledIn(form, incoming.answers) }];
    const gathering = await createGathering(deps, person, read.draft);
    const sentence = gathering.state === "draft" ? t.kurs.drafted(gathering) : t.kurs.created(gathering);
    return doneWith(sentence, gathering.number, context);
  },
});

export const kursEndre = defineCommand({
  name: "kurs endre",
  aliases: ["kurs rediger", "arrangement endre"],
  usage: "kurs endre <nummer>",
  example: "kurs endre 42",
  allowed: "secretariat",
  summary: (t) => t.help.commands.endre,
  args: numberAndRevision,
  async run({ number, revision }, context) {
    const { deps, person, t, now, incoming } = context;
    const current = await deps.store.gatherings.byNumber(number);
    if (!current) return unknownGathering(number, context);
    const refusal = unchangeable(current, now);
    if (refusal) return refused(refusal, t);
    const groups = await deps.store.gatherings.groups();
    const form = gatheringForm(current, groups, deps.wallClock, t);
    if (!incoming.answers) return [{ type: "open-form", form }];
    const typed = filledIn(form, incoming.answers);
    const read = readDraft(incoming.answers, { current, groups, clock: deps.wallClock, now, t });
    if ("errors" in read) return [{ type: "field-errors", errors: read.errors, form: typed }];
    const outcome = await changeGathering(deps, person, number, read.draft, revision ?? current.revision);
    if (outcome.ok) {
      const { gathering, told } = outcome.value;
      const sentence = told > 0 ? t.kurs.changedAndTold({ title: gathering.title, told }) : t.kurs.changed(gathering);
      return doneWith(sentence, number, context);
    }
    // Somebody signed up while the form was open.
    if (outcome.refusal.type === "fewer-seats-than-taken") {
      const errors = { seats: t.draftProblems["fewer-seats-than-taken"](outcome.refusal) };
      return [{ type: "field-errors", errors, form: typed }];
    }
    if (outcome.refusal.type === "changed-meanwhile") return lostRace(outcome.refusal, typed, t);
    return refused(outcome.refusal, t);
  },
});

/** The form cannot be saved; what was typed is not lost with it. */
function lostRace(refusal: Refusal & { number: number }, typed: Form, t: Texts): readonly Effect[] {
  const facts = typed.fields.flatMap((field) => {
    const written = asRead(field);
    return written === "" ? [] : [{ label: field.label, value: written }];
  });
  const sentence = refusalText(refusal, t);
  const again = { label: t.buttons.change, line: `kurs endre ${refusal.number}`, look: "primary" } as const;
  return toAsker({
    summary: sentence,
    blocks: [
      { type: "text", text: sentence },
      { type: "facts", facts },
      { type: "buttons", buttons: [again] },
    ],
  });
}

function asRead(field: Field): string {
  const value = typeof field.value === "string" ? field.value : (field.value?.join(", ") ?? "");
  return field.type === "choice" ? (field.options.find((option) => option.value === value)?.label ?? value) : value;
}

/** What was done, and the card as it now is. */
async function doneWith(
  sentence: string,
  number: number,
  { deps, person, t, now }: MemberContext,
): Promise<readonly Effect[]> {
  const view = await showGathering(deps, person, number);
  if (!view.ok) return toAsker(say(sentence));
  const card = gatheringCard(view.value, { t, now, isSecretariat: isSecretariat(person) });
  return toAsker({ summary: sentence, blocks: [{ type: "text", text: [{ strong: sentence }] }, ...card.blocks] });
}
