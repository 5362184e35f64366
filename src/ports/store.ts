import type { GatheringRecords } from "./gathering-store.ts";
import type { AuditRecords, OutboxRecords, RequestRecords, SettingRecords } from "./ledger-store.ts";
import type { AccessRecords, AccountRecords } from "./people-store.ts";
import type { RegistrationRecords } from "./registration-store.ts";

/** What is kept, by subject. The same shape inside a transaction and outside. */
export type Records = {
  readonly gatherings: GatheringRecords;
  readonly registrations: RegistrationRecords;
  readonly people: AccountRecords;
  readonly access: AccessRecords;
  readonly outbox: OutboxRecords;
  readonly audit: AuditRecords;
  readonly settings: SettingRecords;
};

export interface Store extends Records {
  readonly requests: RequestRecords;

  /**
   * Runs `work` in one READ COMMITTED transaction: all of it happens, or nothing. Deadlocks and serialisation failures are
   * run again, so `work` must have no effect but through `records`. Inside, use `records` only: the embedded database has
   * one session, and the store outside would wait for itself.
   * @throws {Busy} a lock was not to be had within 3 s
   * @throws {AlreadyDone} another delivery of the same request has had its effect
   */
  transaction<T>(work: (records: Records) => Promise<T>): Promise<T>;

  /** The store as one request sees it: its transactions take effect only while `attempt` is the request's latest. */
  forRequest(request: { readonly key: string; readonly attempt: number }): Store;
}

export class Busy extends Error {
  override readonly name = "Busy";
}

export class AlreadyDone extends Error {
  override readonly name = "AlreadyDone";
}
