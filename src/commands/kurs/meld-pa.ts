import { isSecretariat } from "../../domain/person.ts";
import { type AnswerProblem, checkAnswers } from "../../domain/question.ts";
import { closedTo } from "../../domain/registration.ts";
import type { Effect } from "../../messages/effect.ts";
import { filledIn } from "../../messages/form.ts";
import { gatheringCard, withdrawButton } from "../../messages/gathering-card.ts";
import { say } from "../../messages/message.ts";
import { questionsForm } from "../../messages/questions-form.ts";
import { type GatheringView, showGathering } from "../../services/gatherings.ts";
import { signUp } from "../../services/registrations.ts";
import { sentencesFor } from "../../texts/texts.ts";
import { gatheringNumber } from "../args.ts";
import { defineCommand, type MemberContext } from "../command.ts";
import { inPlace, refused } from "../replies.ts";
import { unknownGathering } from "./unknown-gathering.ts";

export const kursMeldPa = defineCommand({
  name: "kurs meld-på",
  aliases: [
    "meld meg på",
    "melde meg på",
    "meld mæ på",
    "melde mæ på",
    "kurs påmelding",
    "kurs meld meg på",
    "meld-på",
    "påmelding",
    "arrangement meld-på",
  ],
  usage: "kurs meld-på <nummer>",
  example: "kurs meld-på 42",
  allowed: "member",
  summary: (t) => t.help.commands["meld-på"],
  args: gatheringNumber,
  async run({ number }, context) {
    const { deps, person, t, now, incoming } = context;
    const view = await showGathering(deps, person, number);
    if (!view.ok) return unknownGathering(number, context);
    const { gathering, own, waiting } = view.value;
    // Nobody fills in a form only to hear that it is too late.
    const hopeless = own || closedTo(gathering, now) !== undefined;
    if (hopeless || gathering.questions.length === 0) return finish(number, {}, context);
    const form = questionsForm(gathering, waiting, t);
    if (!incoming.answers) return [{ type: "open-form", form }];
    const checked = checkAnswers(gathering.questions, incoming.answers);
    if ("problems" in checked) {
      const errors = sentencesFor<AnswerProblem>(t.answerProblems, checked.problems, t);
      return [{ type: "field-errors", errors, form: filledIn(form, incoming.answers) }];
    }
    return finish(number, checked.answers, context);
  },
});

type KeptAnswers = Readonly<Record<string, string | readonly string[]>>;

async function finish(number: number, answers: KeptAnswers, context: MemberContext): Promise<readonly Effect[]> {
  const { deps, person, t, now, incoming } = context;
  const outcome = await signUp(deps, person, number, answers, now);
  if (!outcome.ok) {
    if (outcome.refusal.type === "gathering-unknown") return unknownGathering(number, context);
    return refused(outcome.refusal, t, [{ label: t.buttons.show, line: `kurs vis ${number}` }]);
  }
  const { gathering } = outcome.value;
  const { title } = gathering;
  const card = incoming.via === "button" ? await showGathering(deps, person, number) : undefined;
  if (outcome.value.standing === "waiting") {
    const { place } = outcome.value;
    const own = { standing: "waiting", place } as const;
    const message = {
      summary: t.kurs.waiting({ title, place }),
      blocks: [
        { type: "text", text: t.kurs.waiting({ title, place }) },
        { type: "note", text: t.kurs.waitingMeans },
        { type: "buttons", buttons: [withdrawButton(gathering, own, t)] },
      ],
    } as const;
    return inPlace(incoming, card?.ok ? withCard(message, card.value, context) : message);
  }
  const message = say(t.kurs.registered({ title }), [
    { label: t.buttons.show, line: `kurs vis ${number}` },
    withdrawButton(gathering, { standing: "seated" }, t),
  ]);
  return inPlace(incoming, card?.ok ? withCard(say(t.kurs.registered({ title })), card.value, context) : message);
}

/** The pressed card stays, under what has been done. */
function withCard(message: ReturnType<typeof say>, view: GatheringView, { t, now, person }: MemberContext) {
  const card = gatheringCard(view, { t, now, isSecretariat: isSecretariat(person) });
  const done = [{ type: "text", text: [{ strong: message.summary }] }] as const;
  return { summary: message.summary, blocks: [...done, ...card.blocks] };
}
