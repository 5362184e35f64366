import type { Request } from "express";
import type { Language } from "../domain/person.ts";
import { languages } from "../domain/person.ts";

/** The language a reader chose by `?sprak=`; undefined when they have not. */
export function chosenLanguage(request: Request): Language | undefined {
  return languages.find((language) => language === request.query.sprak);
}

/** The language to show a page in when nothing is known of the reader but the request. */
export function languageOfRequest(request: Request): Language {
  return chosenLanguage(request) ?? (request.acceptsLanguages("nb", "no", "nn") === "nn" ? "nn" : "nb");
}
