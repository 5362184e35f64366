import { freeSeats, type Gathering } from "../domain/gathering.ts";
import { answerMaxLength, type Question } from "../domain/question.ts";
import type { Texts } from "../texts/texts.ts";
import type { Field, Form } from "./form.ts";

/** What a participant is asked, as a form that signs them up, or puts them last in a line of `waiting`. */
export function questionsForm(gathering: Gathering, waiting: number, t: Texts): Form {
  const when = t.dates.span(gathering.startsAt, gathering.endsAt);
  const isFull = freeSeats(gathering) === 0 || waiting > 0;
  const facts = t.kurs.questionsIntro({ when, place: gathering.place || t.kurs.noPlace });
  return {
    title: t.kurs.questionsTitle(gathering),
    intro: isFull ? `${facts} ${t.kurs.fullNow}` : facts,
    line: `kurs meld-på ${gathering.number}`,
    submit: isFull ? t.buttons.joinWaitingList : t.buttons.signUp,
    cancel: t.buttons.cancel,
    fields: gathering.questions.map(fieldOf),
  };
}

function fieldOf(question: Question): Field {
  const { name, label, required } = question;
  const common = { name, label, required };
  switch (question.type) {
    case "text":
      return { ...common, type: "text", maxLength: answerMaxLength };
    case "number":
      return {
        ...common,
        type: "number",
        ...(question.min !== undefined && { min: question.min }),
        ...(question.max !== undefined && { max: question.max }),
      };
    case "choice":
    case "choices":
      return {
        ...common,
        type: question.type,
        options: question.options.map((option) => ({ value: option, label: option })),
      };
  }
}
