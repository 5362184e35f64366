import type { Response } from "express";
import type { Language } from "../domain/person.ts";
import { Page } from "../web/layout.tsx";
import { sendPage } from "../web/send-page.ts";
import type { SandboxOptions } from "./options.ts";

/** A page that says one thing. */
export function sendSentence(
  { assets, pageWords }: SandboxOptions,
  response: Response,
  language: Language,
  status: number,
  message: { readonly title: string; readonly text: string },
): void {
  const words = pageWords(language);
  const page = (
    <Page language={language} title={message.title} site={words.site} home="/sandkasse" words={words} assets={assets}>
      <div class="site-column">
        <h1 class="ds-heading" data-size="lg">
          {message.title}
        </h1>
        <p class="ds-paragraph" data-size="lg">
          {message.text}
        </p>
      </div>
    </Page>
  );
  sendPage(response, page, status);
}
