import { webApi } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";
import type { SlackContext } from "../context.ts";
import { failure, isTokenRefusal, refusalCode } from "./failures.ts";
import { sdkLogger } from "./sdk-log.ts";

const timeout = 10_000;

/**
 * How every client of the SDK is set up here. Its own retries are off: one post became several when answers were lost, and
 * one channel's rate limit stalled all the others. The outbox retries, and knows what has been tried.
 */
export function clientOptions(apiUrl: string, log: Log): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: sdkLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
  };
}

export function slackClient(botToken: string, apiUrl: string, log: Log): webApi.WebClient {
  return new webApi.WebClient(botToken, { ...clientOptions(apiUrl, log), allowAbsoluteUrls: false });
}

/**
 * Asks Slack once.
 * @param method Slack's name of what is asked, for errors
 * @throws {RetryLater | Ambiguous | ConversationGone | CannotDeliver} see the ports; never an error of the SDK
 */
export async function ask<Answer>(slack: SlackContext, method: string, call: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await call();
    slack.tokenTrouble = undefined;
    return answer;
  } catch (error) {
    const code = refusalCode(error);
    if (isTokenRefusal(code)) slack.tokenTrouble = code;
    throw failure(method, error, slack.now());
  }
}
