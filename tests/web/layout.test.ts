import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { webNb } from "../../src/texts/nb/web.ts";
import { MessagePage } from "../../src/web/message-page.tsx";
import { hostile } from "../support/hostile-texts.ts";

it("shows whatever text it is given as text, in the page, its title and its attributes", () => {
  for (const text of hostile) {
    const page = renderToString(
      h(MessagePage, {
        language: "nb",
        site: text,
        home: "/",
        toHome: text,
        words: webNb,
        assets: { href: () => text },
        message: { title: text, text },
      }),
    );
    const without = page.replaceAll(
      /<\/?(html|head|meta|title|link|body|a|header|img|span|main|div|h1|p)\b[^<>]*>/g,
      "",
    );
    expect(without).not.toContain("<");
    expect(page.match(/<(script|svg|iframe|style|form|object)/g)).toBeNull();
  }
});

it("has a language, a way past the header, and one main heading", () => {
  const page = renderToString(
    h(MessagePage, {
      language: "nn",
      site: "Driftsbot",
      home: "/",
      words: webNb,
      assets: { href: (name) => name },
      message: { title: "Tittel", text: "Tekst" },
    }),
  );
  expect(page).toContain('<html lang="nn"');
  expect(page).toContain('href="#hovedinnhold"');
  expect(page.match(/<h1/g)).toHaveLength(1);
});
