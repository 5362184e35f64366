import { Ambiguous, CannotDeliver, RetryLater } from "../../ports/chat-platform.ts";
import type { SlackContext } from "../context.ts";
import { asItStands } from "../outbound/posts.ts";
import type { Post } from "../render/message.ts";

const timeout = 10_000;
const loopback = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Answers an act at the address Slack gave with it, to the asker alone.
 * @param replace whether the message whose button was pressed becomes `post`
 * @throws {RetryLater | Ambiguous | CannotDeliver} the address has expired, or is not Slack's
 */
export async function respond(slack: SlackContext, url: string, post: Post, replace = false): Promise<void> {
  if (!isSlacks(url, slack.apiUrl)) throw new CannotDeliver("Slack: response_url: not an address of Slack's");
  const body = { ...post, ...asItStands, mrkdwn: false, response_type: "ephemeral", replace_original: replace };
  let response: Response;
  try {
    response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    throw new Ambiguous(`Slack: response_url: ${error instanceof Error ? error.name : "request failed"}`);
  }
  const said = await response.text().catch(() => "");
  if (response.status === 429) {
    const seconds = Number(response.headers.get("retry-after")) || 30;
    throw new RetryLater("Slack: response_url: rate limited", new Date(slack.now().getTime() + seconds * 1000));
  }
  if (response.status >= 500) throw new Ambiguous(`Slack: response_url: HTTP ${response.status}`);
  if (!response.ok || /"ok"\s*:\s*false/.test(said))
    throw new CannotDeliver(`Slack: response_url: HTTP ${response.status}`);
}

/** Nothing is sent to hosts other than the API's and its neighbours (hooks.slack.com beside slack.com). */
function isSlacks(url: string, apiUrl: string): boolean {
  if (!URL.canParse(url)) return false;
  const [given, api] = [new URL(url), new URL(apiUrl)];
  if (given.protocol !== api.protocol) return false;
  if (loopback.has(given.hostname) && loopback.has(api.hostname)) return true;
  return given.hostname === api.hostname || given.hostname.endsWith(`.${api.hostname}`);
}
