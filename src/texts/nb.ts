import { cancelForm, gatheringForm } from "./nb/forms.ts";
import { kinds, kurs, states } from "./nb/kurs.ts";
import { outgoing } from "./nb/outgoing.ts";
import { access, help, privacy } from "./nb/people.ts";
import { answerProblems, draftProblems, notRecognised, refusals } from "./nb/refusals.ts";
import { adapterWords, buttons, dispatch } from "./nb/words.ts";

/** Bokmål gives the shape; nn.ts has the same, or it does not compile. */
export const nb = {
  kinds,
  states,
  kurs,
  refusals,
  notRecognised,
  answerProblems,
  draftProblems,
  adapterWords,
  buttons,
  dispatch,
  help,
  privacy,
  access,
  outgoing,
  gatheringForm,
  cancelForm,
};

export type Sentences = typeof nb;
