import type { Cooperative } from "../domain/cooperative.ts";
import type { PersonId } from "../domain/ids.ts";
import type { OutboxDraft } from "../domain/outbox.ts";

export interface OutboxRecords {
  /** Puts messages in the outbox; one whose identity is there already is left as it is. Gives the number added. */
  add(drafts: readonly OutboxDraft[]): Promise<number>;
}

/** Who did what to what: ids and words, never names or texts people wrote. */
type AuditDraft = {
  readonly at: Date;
  readonly actor?: PersonId;
  readonly action: string;
  readonly subjectKind: "gathering" | "registration" | "seat-offer" | "person" | "access-request";
  readonly subject: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
};

export interface AuditRecords {
  add(...entries: readonly AuditDraft[]): Promise<void>;
}

export interface RequestRecords {
  /**
   * Takes on a request, or says that it is somebody's already. A request whose handler died is taken over when its lease
   * has run out, as a new attempt.
   */
  begin(key: string, leaseMs: number): Promise<{ readonly attempt: number } | "taken">;
  /** The request is answered; nothing more will be done for it. */
  finish(key: string, attempt: number): Promise<void>;
  /** Forgets requests older than any platform redelivers. Gives the number forgotten. */
  forgetBefore(instant: Date): Promise<number>;
}

export interface SettingRecords {
  cooperative(): Promise<Cooperative>;
  saveCooperative(cooperative: Cooperative): Promise<void>;
}
