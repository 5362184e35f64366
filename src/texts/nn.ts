import type { Sentences } from "./nb.ts";
import { cancelForm, gatheringForm } from "./nn/forms.ts";
import { kinds, kurs, states } from "./nn/kurs.ts";
import { outgoing } from "./nn/outgoing.ts";
import { access, help, privacy } from "./nn/people.ts";
import { answerProblems, draftProblems, notRecognised, refusals } from "./nn/refusals.ts";
import { adapterWords, buttons, dispatch } from "./nn/words.ts";

/** Nynorsk. */
export const nn: Sentences = {
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
