import type { ComponentChildren } from "preact";
import type { Language } from "../domain/person.ts";
import type { WebTexts } from "../texts/nb/web.ts";
import type { Assets } from "./assets.ts";

/**
 * @property site the name in the header, and after the title in the browser's tab
 * @property home where the name leads
 * @property styles names of stylesheets beside those every page has
 * @property scripts names of classic scripts, run in order before the modules
 * @property modules names of scripts that are ES modules
 * @property aside stands at the far end of the header: language, who is signed in
 * @property fills the page takes exactly the height of the window, as a chat does; it then has no footer
 */
export type PageProps = {
  readonly language: Language;
  readonly title: string;
  readonly site: string;
  readonly home: string;
  readonly words: Pick<WebTexts, "skipToContent">;
  readonly assets: Pick<Assets, "href">;
  readonly styles?: readonly string[];
  readonly scripts?: readonly string[];
  readonly modules?: readonly string[];
  readonly aside?: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly fills?: boolean;
  readonly children: ComponentChildren;
};

/** The shell of every page: language, skip link, header, main, footer. */
export function Page(props: PageProps) {
  const { assets, fills = false } = props;
  return (
    <html lang={props.language} data-color-scheme="auto">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{props.title === props.site ? props.site : `${props.title} – ${props.site}`}</title>
        <link rel="icon" type="image/svg+xml" href={assets.href("drop.svg")} />
        {["theme.css", "designsystemet.css", "site.css", ...(props.styles ?? [])].map((name) => (
          <link key={name} rel="stylesheet" href={assets.href(name)} />
        ))}
        {(props.scripts ?? []).map((name) => (
          <script key={name} defer src={assets.href(name)} />
        ))}
        {(props.modules ?? []).map((name) => (
          <script key={name} type="module" src={assets.href(name)} />
        ))}
      </head>
      <body class={fills ? "site site--fills" : "site"}>
        <a class="ds-skip-link" href="#hovedinnhold">
          {props.words.skipToContent}
        </a>
        <header class="site-header">
          <a class="site-name" href={props.home}>
            <img src={assets.href("drop.svg")} alt="" width="28" height="28" />
            <span>{props.site}</span>
          </a>
          {props.aside ? <div class="site-aside">{props.aside}</div> : null}
        </header>
        <main id="hovedinnhold" class="site-main" tabIndex={-1}>
          {props.children}
        </main>
        {props.footer && !fills ? <footer class="site-footer">{props.footer}</footer> : null}
      </body>
    </html>
  );
}
