import type { AccessRequestId, OrganisationId } from "../domain/ids.ts";
import { mayAskForAccess } from "../domain/recognition.ts";
import type { Block } from "../messages/message.ts";
import { say } from "../messages/message.ts";
import { organisationForm } from "../messages/organisation-form.ts";
import { accessButtons } from "../messages/outgoing.ts";
import { askForAccess, decideAccess } from "../services/access.ts";
import { identifier, nothing } from "./args.ts";
import { defineCommand, defineOpenCommand } from "./command.ts";
import { notRecognisedReply } from "./not-recognised.ts";
import { inPlace, refused, toAsker } from "./replies.ts";

export const tilgang = defineCommand({
  name: "tilgang",
  aliases: ["tilganger", "tilgang liste"],
  usage: "tilgang",
  allowed: "secretariat",
  summary: (t) => t.help.commands.tilgang,
  args: nothing,
  async run(_args, { deps, t }) {
    const pending = await deps.store.access.pending();
    if (pending.length === 0) return toAsker(say(t.access.pendingNone));
    const items: Block[] = pending.slice(0, 10).map((request) => ({
      type: "item",
      title: request.displayName,
      lines: [`${request.email ?? t.access.withoutEmail}, ${t.access.platforms[request.platform]}`],
      buttons: accessButtons(request.id, t),
    }));
    const title = t.access.pendingTitle;
    return toAsker({ summary: title, blocks: [{ type: "heading", text: title }, ...items] });
  },
});

export const tilgangBeOm = defineOpenCommand({
  name: "tilgang be-om",
  aliases: ["tilgang be om", "be om tilgang"],
  hidden: true,
  summary: (t) => t.help.commands["be-om"],
  args: nothing,
  async run(_args, { deps, asker, incoming, t }) {
    if (asker.person) return toAsker(say(t.dispatch.alreadyDone));
    if (!mayAskForAccess(asker.notRecognised)) return notRecognisedReply(asker.notRecognised, t);
    const outcome = await askForAccess(deps, asker);
    return inPlace(incoming, say(outcome === "asked" ? t.access.asked : t.access.alreadyAsked));
  },
});

export const tilgangSlippInn = defineCommand({
  name: "tilgang slipp-inn",
  aliases: ["tilgang slepp-inn", "tilgang godkjenn"],
  allowed: "secretariat",
  hidden: true,
  summary: (t) => t.help.commands["slipp-inn"],
  args: identifier,
  async run({ id }, { deps, person, incoming, t }) {
    const request = await deps.store.access.byId(id as AccessRequestId);
    if (!request) return refused({ type: "request-unknown" }, t);
    if (request.state !== "pending") return refused({ type: "request-decided" }, t);
    const organisations = await deps.store.people.organisations();
    if (organisations.length === 0) return refused({ type: "no-organisations" }, t);
    const form = organisationForm(request, organisations, t);
    if (!incoming.answers) return [{ type: "open-form", form }];
    const chosen = incoming.answers.organisation;
    if (typeof chosen !== "string" || chosen === "")
      return [
        { type: "field-errors", errors: { organisation: t.answerProblems.required({ type: "required" }) }, form },
      ];
    const letInto = chosen as OrganisationId;
    const outcome = await decideAccess(deps, person, request.id, { letInto });
    if (outcome.ok) return toAsker(say(t.access.approved({ name: request.displayName })));
    if (outcome.refusal.type !== "organisation-unknown") return refused(outcome.refusal, t);
    const errors = { organisation: t.refusals["organisation-unknown"](outcome.refusal, t.dates) };
    return [{ type: "field-errors", errors, form }];
  },
});

export const tilgangAvvis = defineCommand({
  name: "tilgang avvis",
  aliases: [],
  allowed: "secretariat",
  hidden: true,
  summary: (t) => t.help.commands.avvis,
  args: identifier,
  async run({ id }, { deps, person, incoming, t }) {
    const outcome = await decideAccess(deps, person, id as AccessRequestId, "deny");
    if (!outcome.ok) return refused(outcome.refusal, t);
    return inPlace(incoming, say(t.access.denied({ name: outcome.value.displayName })));
  },
});
