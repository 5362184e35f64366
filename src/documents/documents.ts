import { wallClock } from "../domain/wall-clock.ts";
import type { Documents } from "../ports/documents.ts";
import { textsIn } from "../texts/texts.ts";
import { participantsFile } from "./participants.ts";

/** The documents of a co-operative whose clocks show the time of `timeZone`. */
export function documents(timeZone: string): Documents {
  const clock = wallClock(timeZone);
  return {
    participants: (gathering, people, language) =>
      participantsFile(gathering, people, textsIn(language, timeZone), clock),
  };
}
