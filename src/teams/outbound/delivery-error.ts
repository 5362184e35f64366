import { Ambiguous, CannotDeliver, ConversationGone, RetryLater } from "../../ports/chat-platform.ts";

/**
 * - `once`: what would be seen twice if done twice
 * - `repeatable`: an edit, a deletion, a question: doing it again does no harm, so that an unknown outcome is tried again
 */
export type Deed = "once" | "repeatable";

const SOON_MS = 5_000;
const LATER_MS = 60_000;
/** A Retry-After beyond this is taken for a mistake. */
const LONGEST_MS = 60 * 60 * 1000;
/** No connection was made, so nothing was delivered. */
const NOT_CONNECTED = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * What a failed call means to the outbox. Surely not delivered, so later: 429 (as long as it says), 412 (two changes met
 * and Teams did neither), 503 when it says when to come back, 401 (our own token), no connection, no token. Perhaps delivered: other 5xx,
 * a reset, no answer in time. The message never holds what was sent.
 */
export function deliveryError(error: unknown, deed: Deed, now: Date): Error {
  if (isOurs(error)) return error;
  const { status, code, retryAfter } = facts(error);
  const later = (ms: number) => new RetryLater(`Teams: ${status ?? code}`, new Date(now.getTime() + ms));

  if (status === undefined) {
    if (code === "NoToken" || NOT_CONNECTED.has(code)) return later(code === "NoToken" ? LATER_MS : SOON_MS);
    return deed === "repeatable" ? later(SOON_MS) : new Ambiguous(`Teams: ${code}`);
  }
  const wait = retryAfter === undefined ? undefined : waitMs(retryAfter, now);
  if (status === 429 || status === 412) return later(wait ?? SOON_MS);
  if (status === 401) return later(LATER_MS);
  if (status >= 500 || status === 408) {
    if (status === 503 && wait !== undefined) return later(wait);
    return deed === "repeatable" ? later(wait ?? SOON_MS) : new Ambiguous(`Teams: ${status}`);
  }
  if (code === "ActivityNotFoundInConversation") return new CannotDeliver(`Teams: ${status} ${code}`);
  if (status === 403 || status === 404 || status === 410) return new ConversationGone(`Teams: ${status} ${code}`);
  return new CannotDeliver(`Teams: ${status} ${code}`);
}

/** What an SDK error says that is neither secret nor personal. */
export function facts(error: unknown): { status?: number; code: string; retryAfter?: string } {
  const { statusCode, code, name, body, response } = (error ?? {}) as SdkError;
  const said = body?.error?.code ?? body?.code ?? code ?? name;
  const retryAfter = response?.headers?.get?.("retry-after");
  return {
    ...(typeof statusCode === "number" && { status: statusCode }),
    code: typeof said === "string" && /^\w{1,60}$/.test(said) ? said : "error",
    ...(typeof retryAfter === "string" && { retryAfter }),
  };
}

type SdkError = {
  readonly statusCode?: unknown;
  readonly code?: unknown;
  readonly name?: unknown;
  readonly body?: { readonly code?: unknown; readonly error?: { readonly code?: unknown } };
  readonly response?: { readonly headers?: { get?(name: string): string | undefined } };
};

function isOurs(error: unknown): error is Error {
  return [RetryLater, Ambiguous, ConversationGone, CannotDeliver].some((kind) => error instanceof kind);
}

/** Retry-After is seconds or a date. */
function waitMs(retryAfter: string, now: Date): number | undefined {
  const ms = /^\d+(\.\d+)?$/.test(retryAfter.trim())
    ? Number(retryAfter) * 1000
    : Date.parse(retryAfter) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 1_000), LONGEST_MS);
}
