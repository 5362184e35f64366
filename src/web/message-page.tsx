import type { Language } from "../domain/person.ts";
import type { WebTexts } from "../texts/nb/web.ts";
import type { Assets } from "./assets.ts";
import { Page } from "./layout.tsx";

/** A page that says one thing, and shows the way on: not found, not possible, failed. */
export function MessagePage(props: {
  readonly language: Language;
  readonly site: string;
  readonly words: WebTexts;
  readonly assets: Pick<Assets, "href">;
  readonly message: { readonly title: string; readonly text: string };
}) {
  const { message, words } = props;
  return (
    <Page {...props} title={message.title} home="/">
      <div class="site-column">
        <h1 class="ds-heading" data-size="lg">
          {message.title}
        </h1>
        <p class="ds-paragraph" data-size="lg">
          {message.text}
        </p>
        <p>
          <a class="ds-link" href="/">
            {words.toFront}
          </a>
        </p>
      </div>
    </Page>
  );
}
