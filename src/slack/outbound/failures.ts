import { webApi } from "@slack/bolt";
import { Ambiguous, CannotDeliver, ConversationGone, RetryLater } from "../../ports/chat-platform.ts";

const gone = new Set([
  "channel_not_found",
  "channel_is_archived",
  "is_archived",
  "not_in_channel",
  "user_not_found",
  "users_not_found",
  "user_not_visible",
  "user_disabled",
  "user_is_deactivated",
  "cannot_dm_bot",
]);
// `account_inactive` is about the account our token belongs to, not about the one written to.
const token = new Set([
  "account_inactive",
  "ekm_access_denied",
  "invalid_auth",
  "not_authed",
  "org_login_required",
  "token_expired",
  "token_revoked",
]);
const later = new Set(["ratelimited", "rate_limited", "request_timeout", "team_added_to_org", "accesslimited"]);
// Slack says of these that part of the operation may have succeeded.
const unsure = new Set(["fatal_error", "internal_error", "service_unavailable"]);
const neverSent = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"]);

/** The code of Slack's refusal («channel_not_found»), undefined when Slack did not refuse but something else went wrong. */
export function refusalCode(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const code = String(error.data.error);
  // A proxy's page that is not JSON is handed on as if it were a code.
  return /^[a-z][a-z0-9_.]{0,99}$/i.test(code) ? code : undefined;
}

export function isTokenRefusal(code: string | undefined): boolean {
  return code !== undefined && token.has(code);
}

/**
 * What an error of the SDK means for whoever sends, told without the request, the answer or the token.
 * @param method Slack's name of what was asked, for the message
 */
export function failure(method: string, error: unknown, now: Date): Error {
  const code = refusalCode(error);
  const wait = (seconds: number, why: string) =>
    new RetryLater(`Slack: ${method}: ${why}`, new Date(now.getTime() + seconds * 1000));
  if (code !== undefined) {
    if (gone.has(code)) return new ConversationGone(`Slack: ${method}: ${code}`);
    if (token.has(code)) return wait(300, code);
    if (later.has(code)) return wait(30, code);
    if (unsure.has(code)) return new Ambiguous(`Slack: ${method}: ${code}`);
    return new CannotDeliver(`Slack: ${method}: ${code}`);
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return wait(error.retryAfter, "rate limited");
  if (error instanceof webApi.WebAPIHTTPError) return httpFailure(method, error.statusCode, wait);
  if (error instanceof webApi.WebAPIRequestError) {
    const reason = requestFailure(error.original);
    return reason.sent ? new Ambiguous(`Slack: ${method}: ${reason.code}`) : wait(30, reason.code);
  }
  // The SDK's own error for 429 without a Retry-After has no class to know it by.
  if (error instanceof Error && error.message.startsWith("Retry header")) return wait(30, "rate limited");
  return new Ambiguous(`Slack: ${method}: ${error instanceof Error ? error.name : "unknown error"}`);
}

function httpFailure(method: string, status: number, wait: (seconds: number, why: string) => Error): Error {
  if (status === 413 || status === 414) return new CannotDeliver(`Slack: ${method}: HTTP ${status}`);
  if (status >= 500 || status === 408 || status < 400) return new Ambiguous(`Slack: ${method}: HTTP ${status}`);
  return wait(60, `HTTP ${status}`);
}

function requestFailure(error: unknown): { sent: boolean; code: string } {
  const causes = [error];
  for (
    let cause = error;
    cause instanceof Error && cause.cause !== undefined && causes.length < 5;
    cause = cause.cause
  ) {
    causes.push(cause.cause);
  }
  const failures = causes.flatMap((cause) =>
    cause instanceof AggregateError ? cause.errors : [cause],
  ) as NodeJS.ErrnoException[];
  const codes = failures.map(({ code }) => code).filter((code) => typeof code === "string");
  // Every address was tried and none took the connection: nothing was sent.
  const connecting = failures
    .filter(({ code }) => code !== undefined)
    .every((found) => {
      return (
        neverSent.has(found.code ?? "") || found.syscall === "connect" || /^(ERR_TLS|CERT_)/.test(found.code ?? "")
      );
    });
  if (codes.length > 0) return { sent: !connecting, code: codes.at(-1) ?? "request failed" };
  return { sent: true, code: error instanceof Error && error.name === "TimeoutError" ? "timeout" : "request failed" };
}
