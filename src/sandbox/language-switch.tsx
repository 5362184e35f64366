import { type Language, languages } from "../domain/person.ts";
import type { PageWords } from "./page-words.ts";

/**
 * Links to the same page in either norm; the one being read is marked, not linked away from.
 * @property note what the switch does not change
 */
export function LanguageSwitch(props: {
  readonly language: Language;
  readonly words: PageWords["language"];
  readonly href: (language: Language) => string;
  readonly note?: string;
}) {
  return (
    <nav class="language-switch" aria-label={props.words.label}>
      {languages.map((language) => (
        <a
          key={language}
          class="ds-link"
          href={props.href(language)}
          hreflang={language}
          lang={language}
          aria-current={language === props.language ? "true" : undefined}
        >
          {props.words[language]}
        </a>
      ))}
      {props.note ? <p class="language-note">{props.note}</p> : null}
    </nav>
  );
}
