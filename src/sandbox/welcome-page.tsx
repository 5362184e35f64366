import type { Language } from "../domain/person.ts";
import type { Assets } from "../web/assets.ts";
import { Page } from "../web/layout.tsx";
import { addressOf } from "./addresses.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import type { PageWords } from "./page-words.ts";
import { PersonaMark } from "./persona-mark.tsx";
import { type Persona, roleLine } from "./places.ts";

/** The way in: what this is, and who a newcomer can be. */
export function WelcomePage(props: {
  readonly language: Language;
  readonly assets: Pick<Assets, "href">;
  readonly words: PageWords;
  readonly cast: readonly Persona[];
}) {
  const { cast, language, words } = props;
  const toSelf = (to: Language) => addressOf({ language: to });
  return (
    <Page
      language={language}
      title={words.welcome.title}
      site={words.site}
      home="/sandkasse"
      words={words}
      assets={props.assets}
      styles={["sandbox-welcome.css"]}
      aside={<LanguageSwitch language={language} words={words.language} href={toSelf} />}
    >
      <div class="site-column welcome">
        <h1 class="ds-heading" data-size="xl">
          {words.welcome.title}
        </h1>
        <p class="ds-paragraph" data-size="lg">
          {words.welcome.lead}
        </p>
        <h2 class="ds-heading" data-size="sm">
          {words.welcome.whoTitle}
        </h2>
        {cast.length === 0 ? <p class="ds-paragraph">{words.welcome.nobody}</p> : null}
        <ul class="persona-list">
          {cast.map((persona) => (
            <li key={persona.user}>
              <PersonaChoice persona={persona} language={language} words={words} />
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

function PersonaChoice({ persona, ...props }: { persona: Persona; language: Language; words: PageWords }) {
  const role = props.words.roles[persona.role];
  const { personas } = props.words;
  const about = Object.hasOwn(personas, persona.user) ? personas[persona.user] : role.description;
  const chosen = props.language === persona.language ? {} : { language: props.language };
  return (
    <a class="persona" href={addressOf({ user: persona.user, ...chosen })}>
      <PersonaMark role={persona.role} />
      <span class="persona-text">
        <strong class="persona-name">{persona.name}</strong>
        <span class="persona-role">{roleLine(role.label, persona)}</span>
        <span class="persona-about">{about}</span>
      </span>
    </a>
  );
}
