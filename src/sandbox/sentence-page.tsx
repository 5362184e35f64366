import type { Response } from "express";
import type { Language } from "../domain/person.ts";
import { MessagePage } from "../web/message-page.tsx";
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
  const page = { language, site: words.site, home: "/sandkasse", words, assets, message };
  sendPage(response, <MessagePage {...page} />, status);
}
