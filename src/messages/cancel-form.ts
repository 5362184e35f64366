import type { Gathering } from "../domain/gathering.ts";
import type { Texts } from "../texts/texts.ts";
import type { Form } from "./form.ts";

export const cancelReasonMaxLength = 1000;

/** Asks the secretariat why a gathering is cancelled. @param told how many will hear of it */
export function cancelForm(gathering: Gathering, told: number, t: Texts): Form {
  return {
    title: t.cancelForm.title(gathering),
    ...(told > 0 && { intro: t.cancelForm.intro({ told }) }),
    line: `kurs avlys ${gathering.number}`,
    submit: t.cancelForm.submit,
    cancel: t.buttons.cancel,
    fields: [
      {
        type: "text",
        name: "reason",
        label: t.cancelForm.reason,
        required: true,
        multiline: true,
        maxLength: cancelReasonMaxLength,
      },
    ],
  };
}
