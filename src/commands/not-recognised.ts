import { mayAskForAccess, type NotRecognised } from "../domain/recognition.ts";
import type { Effect } from "../messages/effect.ts";
import { say } from "../messages/message.ts";
import { sentenceFor, type Texts } from "../texts/texts.ts";
import { toAsker } from "./replies.ts";

/** The polite «no» to whoever is not let in, and what they can do. Bots are not answered: two of them would never stop. */
export function notRecognisedReply(reason: NotRecognised, t: Texts): readonly Effect[] {
  if (reason.type === "is-bot") return [];
  const sentence = sentenceFor<NotRecognised>(t.notRecognised, reason, t);
  const ask = { label: t.buttons.askForAccess, line: "tilgang be-om", look: "primary" } as const;
  return toAsker(say(sentence, mayAskForAccess(reason) ? [ask] : []));
}
