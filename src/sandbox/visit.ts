import type { Request } from "express";
import type { Language } from "../domain/person.ts";
import { datesIn, wallClock } from "../domain/wall-clock.ts";
import type { SandboxCast } from "../ports/sandbox-board.ts";
import { chosenLanguage } from "../web/page-language.ts";
import type { SandboxOptions } from "./options.ts";
import { type Persona, type Place, placesOf } from "./places.ts";
import type { Viewer } from "./render.ts";

export const BOT_NAME = "Driftsbot";

/** Who has the page open, where, and in which language: all of it in the address, so that each tab is its own person. */
export type Visit = {
  readonly persona: Persona;
  readonly places: readonly Place[];
  readonly place: Place;
  readonly language: Language;
  readonly viewer: Viewer;
};

/** Reads `?som=` (who), `?samtale=` (where) and `?sprak=`; undefined when nobody of that name is in the cast. */
export async function readVisit(request: Request, options: SandboxOptions): Promise<Visit | undefined> {
  const cast = await options.cast();
  const persona = cast.personas.find(({ user }) => user === request.query.som);
  if (!persona) return undefined;
  const places = placesOf(persona, cast, options.botName ?? BOT_NAME);
  const place = findPlace(places, request.query.samtale) ?? places[0];
  if (!place) return undefined;
  const language = chosenLanguage(request) ?? persona.language;
  return { persona, places, place, language, viewer: viewerFor(persona, language, cast, options) };
}

/** The place named `conversation`, if it is one of `places`: nobody reads or writes elsewhere. */
export function findPlace(places: readonly Place[], conversation: unknown): Place | undefined {
  return places.find((place) => place.conversation === conversation);
}

function viewerFor(persona: Persona, language: Language, cast: SandboxCast, options: SandboxOptions): Viewer {
  const names = new Map(cast.personas.map(({ user, name }) => [user, name]));
  names.set("bot", options.botName ?? BOT_NAME);
  return {
    user: persona.user,
    dates: datesIn(language, options.timeZone),
    clock: wallClock(options.timeZone),
    nameOf: (author) => names.get(author) ?? author,
  };
}
