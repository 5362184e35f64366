import { Page, type PageProps } from "./layout.tsx";

/**
 * A page that says one thing: not found, not possible, failed.
 * @property toHome the words of a link that shows the way on; without it, the name in the header does
 */
export function MessagePage(
  props: Pick<PageProps, "language" | "site" | "home" | "words" | "assets"> & {
    readonly message: { readonly title: string; readonly text: string };
    readonly toHome?: string;
  },
) {
  const { message, home, toHome } = props;
  return (
    <Page {...props} title={message.title}>
      <div class="site-column">
        <h1 class="ds-heading" data-size="lg">
          {message.title}
        </h1>
        <p class="ds-paragraph" data-size="lg">
          {message.text}
        </p>
        {toHome ? (
          <p>
            <a class="ds-link" href={home}>
              {toHome}
            </a>
          </p>
        ) : null}
      </div>
    </Page>
  );
}
