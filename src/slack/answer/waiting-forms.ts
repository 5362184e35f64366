import { randomUUID } from "node:crypto";
import type { FieldErrors } from "../../domain/answers.ts";
import { type AccountRef, accountKey } from "../../domain/conversation.ts";
import type { Form } from "../../messages/form.ts";

const life = 30 * 60_000;
const most = 500;

export type WaitingForm = { readonly form: Form; readonly errors: FieldErrors };

/**
 * Forms that came too late for Slack's three seconds, kept for the press of the button that opens them: asking the bot again
 * would take as long again. What another replica keeps, or nobody any longer, is asked for anew by the button's line.
 */
export class WaitingForms {
  readonly #forms = new Map<string, WaitingForm & { readonly account: string; readonly until: number }>();

  /** @returns what `take` finds it by */
  keep(account: AccountRef, form: Form, errors: FieldErrors): string {
    for (const [id, { until }] of this.#forms) {
      if (until < Date.now() || this.#forms.size >= most) this.#forms.delete(id);
    }
    const id = randomUUID();
    this.#forms.set(id, { form, errors, account: accountKey(account), until: Date.now() + life });
    return id;
  }

  /** The form kept for `account`, and for nobody else. */
  find(account: AccountRef, id: string): WaitingForm | undefined {
    const kept = this.#forms.get(id);
    return kept && kept.account === accountKey(account) && kept.until >= Date.now() ? kept : undefined;
  }
}
