import type { Answers } from "../domain/answers.ts";
import type { AccountRef } from "../domain/conversation.ts";
import type { Gathering } from "../domain/gathering.ts";
import type { GatheringDraft } from "../domain/gathering-draft.ts";
import type { Language } from "../domain/person.ts";

export type DemoOrganisation = {
  readonly name: string;
  readonly kind: "municipality" | "water-company";
  readonly domain: string;
};

export type DemoGroup = { readonly slug: string; readonly name: string };

export type DemoGoal = { readonly code: string; readonly title: string };

/**
 * @property organisation by name; absent for the secretariat
 * @property leads the slug of the group the person leads
 */
export type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly organisation?: string;
  readonly groups?: readonly string[];
  readonly roles?: readonly ("secretariat" | "board" | "organisation-contact")[];
  readonly leads?: string;
};

/**
 * A gathering with everything the secretariat's form does not ask for.
 * @property group the group's slug
 * @property goal the goal's code
 */
export type DemoGathering = Omit<GatheringDraft, "group" | "state"> &
  Pick<
    Gathering,
    | "number"
    | "state"
    | "organiser"
    | "externalLink"
    | "registrationOpensAt"
    | "freeWithdrawalUntil"
    | "minimumSeats"
    | "decisionAt"
    | "cancelReason"
  > & { readonly group?: string; readonly goal?: string };

/** @property gathering by number; `person` by e-mail */
export type DemoRegistration = {
  readonly gathering: number;
  readonly person: string;
  readonly standing: "seated" | "waiting";
  readonly answers: Answers;
  readonly at: Date;
};

/** A sandbox account of somebody who is known; `person` by e-mail. */
export type DemoAccount = { readonly account: AccountRef; readonly displayName: string; readonly person: string };

export type Demo = {
  readonly organisations: readonly DemoOrganisation[];
  readonly groups: readonly DemoGroup[];
  readonly goals: readonly DemoGoal[];
  readonly people: readonly DemoPerson[];
  readonly gatherings: readonly DemoGathering[];
  /** each gathering's in the order of its line */
  readonly registrations: readonly DemoRegistration[];
  readonly accounts: readonly DemoAccount[];
};

/** What only the demo writes: whole tables at a time, and gatherings with numbers of its own choosing. */
export interface DemoRecords {
  /** Whether the demo has been put in, whatever its people have made of it since. */
  isPlanted(): Promise<boolean>;
  /** Puts the demo in, all of it or nothing. Gatherings made later get numbers after its own. */
  plant(demo: Demo): Promise<void>;
}
