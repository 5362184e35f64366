import type { Gathering } from "../domain/gathering.ts";
import type { PersonId } from "../domain/ids.ts";
import type { Language } from "../domain/person.ts";
import type { NamedFile } from "../messages/effect.ts";
import type { Participant } from "./registration-store.ts";

/** Files people open in Outlook, Excel and a browser, made of domain facts. */
export interface Documents {
  /** The participants as a spreadsheet (.xlsx), one row each, with their answers. */
  participants(gathering: Gathering, people: readonly Participant[], language: Language): Promise<NamedFile>;
}

/** Addresses of files for one person, good for ten minutes, where a platform cannot be handed the file itself. */
export interface FileLinks {
  participants(gathering: number, reader: PersonId): string;
}
