import type { AccessRequest } from "../domain/access.ts";
import type { Texts } from "../texts/texts.ts";
import type { Form } from "./form.ts";

/** Asks the secretariat which organisation the person it lets in belongs to. */
export function organisationForm(
  request: AccessRequest,
  organisations: readonly { readonly id: string; readonly name: string }[],
  t: Texts,
): Form {
  const platform = t.access.platforms[request.platform];
  const email = request.email ?? t.access.withoutEmail;
  return {
    title: t.access.chooseTitle,
    intro: t.access.request({ name: request.displayName, email, platform }),
    line: `tilgang slipp-inn ${request.id}`,
    submit: t.buttons.approve,
    cancel: t.buttons.cancel,
    fields: [
      {
        type: "choice",
        name: "organisation",
        label: t.access.chooseOrganisation,
        required: true,
        options: organisations.map(({ id, name }) => ({ value: id, label: name })),
      },
    ],
  };
}
