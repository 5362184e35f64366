import { createHash } from "node:crypto";
import type { types } from "@slack/bolt";
import type { FieldErrors } from "../../domain/answers.ts";
import type { Field, Form } from "../../messages/form.ts";
import { CannotDeliver } from "../../ports/chat-platform.ts";
import { heading, note } from "./blocks.ts";
import { plainText } from "./buttons.ts";
import { oneLine, shorten, showable } from "./characters.ts";
import { drawField } from "./field.ts";
import { LIMITS } from "./limits.ts";
import { elements, richText } from "./rich-text.ts";

/** `callback_id` of every form's view. */
export const formCallback = "form";

/**
 * Draws `form` as a modal. What is too long for its place stands in full inside the form.
 * @param metadata what submitting it hands back to us, at most 3000 characters
 * @param errors shown under their fields (at the top when there is no such field), where Slack cannot show them itself
 * @throws {CannotDeliver} the form has more fields, a longer line or longer option values than Slack takes
 */
export function renderForm(form: Form, metadata: string, errors: FieldErrors = {}): types.ModalView {
  if (metadata.length > LIMITS.privateMetadata) throw new CannotDeliver("a form's line is longer than Slack takes");
  const names = new Set(form.fields.map(({ name }) => name));
  const strays = Object.entries(errors).filter(([name]) => !names.has(name));
  const blocks: types.KnownBlock[] = [
    ...(fits(form.title, LIMITS.viewTitle) ? [] : heading(form.title)),
    ...strays.flatMap(([, error]) => warning(error)),
    ...(form.intro ? richText(elements(form.intro)) : []),
    ...form.fields.flatMap((field) => [...drawField(field, actionId(form, field)), ...warning(errors[field.name])]),
    ...[form.submit, form.cancel].filter((label) => !fits(label, LIMITS.viewButton)).flatMap((label) => note(label)),
  ];
  if (blocks.length > LIMITS.viewBlocks) throw new CannotDeliver("a form has more blocks than Slack takes");
  return {
    type: "modal",
    callback_id: formCallback,
    private_metadata: metadata,
    title: viewTitle(form.title),
    submit: plainText(shorten(oneLine(form.submit), LIMITS.viewButton)),
    close: plainText(shorten(oneLine(form.cancel), LIMITS.viewButton)),
    blocks,
  };
}

/** A modal with nothing to fill in: an answer, or the word that one is coming. */
export function renderPage(title: string, close: string, blocks: types.KnownBlock[], metadata = ""): types.ModalView {
  return {
    type: "modal",
    private_metadata: metadata,
    title: viewTitle(title),
    close: plainText(shorten(oneLine(close), LIMITS.viewButton)),
    // Closing an answer closes the forms under it too: they have been taken care of.
    clear_on_close: true,
    blocks: fits(title, LIMITS.viewTitle) ? blocks : [...heading(title), ...blocks].slice(0, LIMITS.viewBlocks),
  };
}

function viewTitle(title: string): types.PlainTextElement {
  return plainText(shorten(oneLine(title), LIMITS.viewTitle));
}

function warning(error: string | undefined): types.KnownBlock[] {
  return error === undefined ? [] : note(`⚠ ${showable(error)}`);
}

function fits(text: string, max: number): boolean {
  return oneLine(text).length <= max;
}

/** Slack keeps what was typed under an unchanged id: a changed start value, or another form's field, gets another one. */
function actionId(form: Form, field: Field): string {
  return createHash("sha256")
    .update(JSON.stringify([form.line, field.name, field.value ?? ""]))
    .digest("hex")
    .slice(0, 16);
}
