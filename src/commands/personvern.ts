import { languages } from "../domain/person.ts";
import { fold } from "../domain/typed.ts";
import { type Block, say } from "../messages/message.ts";
import { makeLinkCode, useLinkCode } from "../services/access.ts";
import { chooseLanguage } from "../services/language.ts";
import { ownRegistrations } from "../services/own-registrations.ts";
import { textsIn } from "../texts/texts.ts";
import { maybeOneWord, nothing, oneWord } from "./args.ts";
import { type Context, defineOpenCommand } from "./command.ts";
import { notRecognisedReply } from "./not-recognised.ts";
import { refused, toAsker } from "./replies.ts";

export const personvern = defineOpenCommand({
  name: "personvern",
  aliases: ["personvern innsyn", "gdpr"],
  usage: "personvern",
  summary: (t) => t.help.commands.personvern,
  args: nothing,
  async run(_args, context) {
    const { deps, t } = context;
    const words = t.privacy;
    const buttons = languages.map((language) => ({
      label: t.buttons.language[language],
      line: `personvern språk ${language}`,
    }));
    return toAsker({
      summary: words.title,
      blocks: [
        { type: "heading", text: words.title },
        { type: "text", text: words.notice(deps.cooperative) },
        { type: "text", text: words.purpose },
        { type: "text", text: words.kept },
        ...(await known(context)),
        { type: "note", text: words.rights },
        { type: "buttons", buttons },
      ],
    });
  },
});

/** What is known of the asker, to the asker. */
async function known({ deps, asker, t }: Context): Promise<readonly Block[]> {
  const { person } = asker;
  if (!person) return [];
  const words = t.privacy;
  const accounts = await deps.store.people.accountsOf(person.id);
  const own = await ownRegistrations(deps, person);
  const facts = [
    { label: words.name, value: person.name },
    { label: words.email, value: person.email ?? words.none },
    { label: words.organisation, value: person.organisation?.name ?? words.none },
    { label: words.language, value: t.buttons.language[person.language] },
    { label: words.accounts, value: accounts.map(({ platform }) => t.access.platforms[platform]).join(", ") },
    { label: words.registrations, value: own.map(({ gathering }) => gathering.title).join(", ") || words.none },
  ];
  return [
    { type: "text", text: [{ strong: words.known }] },
    { type: "facts", facts },
  ];
}

const languageWords: Readonly<Record<string, "nb" | "nn">> = { nb: "nb", bokmal: "nb", nn: "nn", nynorsk: "nn" };

export const personvernSpraak = defineOpenCommand({
  name: "personvern språk",
  aliases: ["språk", "mål", "personvern mål"],
  usage: "personvern språk nb|nn",
  example: "personvern språk nn",
  summary: (t) => t.help.commands.språk,
  args: oneWord.transform(({ word }, context) => {
    const language = languageWords[fold(word)];
    if (!language) context.addIssue({ code: "custom", message: "nb or nn" });
    return { language: language ?? "nb" };
  }),
  async run({ language }, { deps, asker }) {
    await chooseLanguage(deps, asker, language);
    return toAsker(say(textsIn(language, deps.cooperative.timeZone).privacy.languageChosen));
  },
});

export const personvernKoble = defineOpenCommand({
  name: "personvern koble",
  aliases: ["personvern kople", "personvern kobling"],
  usage: "personvern koble [kode]",
  summary: (t) => t.help.commands.koble,
  args: maybeOneWord,
  async run({ word }, context) {
    const { deps, asker, t } = context;
    if (word !== undefined) {
      const outcome = await useLinkCode(deps, asker, word);
      return outcome.ok ? toAsker(say(t.privacy.linked)) : refused(outcome.refusal, t);
    }
    if (!asker.person) return notRecognisedReply(asker.notRecognised, t);
    const { code, expiresAt } = await makeLinkCode(deps, asker.person);
    return toAsker(say(t.privacy.linkCode({ code, until: t.dates.time(expiresAt) })));
  },
});
