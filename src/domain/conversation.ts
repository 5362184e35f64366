/** Where people write. The sandbox is the bot in a local web page, with no account anywhere. */
export type PlatformName = "slack" | "teams" | "sandbox";

/**
 * A chat account as its platform knows it. `workspace` is Slack's team id or Teams' tenant id: user ids are unique only
 * within it.
 */
export type AccountRef = { readonly platform: PlatformName; readonly workspace: string; readonly user: string };

/** A channel or a direct conversation; `thread` is the platform's own id of the message a thread hangs on. */
export type ConversationRef = {
  readonly platform: PlatformName;
  readonly workspace: string;
  readonly conversation: string;
  readonly thread?: string;
};

/** One message that stands in a conversation, as its platform names it. */
export type PostedRef = ConversationRef & { readonly message: string };

/** A key that tells accounts apart in maps and queues; never shown. */
export function accountKey(account: AccountRef): string {
  return `${account.platform}/${account.workspace}/${account.user}`;
}
