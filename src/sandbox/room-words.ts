import type { Visit } from "./visit.ts";

/** A suggestion with the bot's own name where the words say `@Driftsbot`: an installation may call it something else. */
export function botNameIn(line: string, visit: Visit): string {
  return line.replace("@Driftsbot", `@${visit.viewer.nameOf("bot")}`);
}
