import type { AccountRef, ConversationRef } from "../../domain/conversation.ts";
import { ConversationGone } from "../../ports/chat-platform.ts";
import type { Conversations, KnownConversation } from "../../ports/conversations.ts";
import { isDirect, type TeamsActivity } from "../inbound/activity.ts";
import { accountOf, conversationOf } from "../inbound/incoming.ts";
import { isAllowedServiceUrl } from "../login/service-url.ts";
import type { ServiceUrls, TeamsRegistration } from "../options.ts";
import type { Connector, Reference } from "./connector.ts";

/** One registration and the way to call Teams for it. */
export type Line = { readonly registration: TeamsRegistration; readonly connector: Connector };

/** Where things are, as Teams must be told. */
export type Places = {
  /** Keeps where the activity came from, so that it can be written to later. */
  heard(activity: TeamsActivity, tenant: string): Promise<ConversationRef>;
  /** @throws {ConversationGone} another tenant's, or nobody knows where to call */
  locate(conversation: ConversationRef): Promise<{ readonly line: Line; readonly reference: Reference }>;
  /**
   * The account's direct conversation, made if there is none.
   * @throws {ConversationGone} another tenant's, or nobody knows where to call
   * @throws what the SDK throws when it cannot be made
   */
  directWith(account: AccountRef): Promise<ConversationRef>;
  /** The account's direct conversation, or one it has been heard in; throws as `directWith`. */
  shared(account: AccountRef): Promise<ConversationRef>;
};

const REMEMBERED_ACCOUNTS = 10_000;

export function places(lines: readonly Line[], conversations: Conversations, serviceUrls: ServiceUrls): Places {
  /** The service URL can change with Teams' regions: the one heard last is right. */
  const heardFrom = new Map<string, string>();
  const heardIn = new Map<string, ConversationRef>();

  function lineOf(tenant: string): Line {
    const line = lines.find(({ registration }) => registration.tenantId === tenant);
    if (!line) throw new ConversationGone("no registration for the tenant");
    return line;
  }

  function serviceUrlOf(tenant: string, known: KnownConversation | undefined): string {
    const candidates = [known?.details.serviceUrl, heardFrom.get(tenant), serviceUrls.fallback];
    const found = candidates.find((url) => typeof url === "string" && isAllowedServiceUrl(url, serviceUrls.allowed));
    if (typeof found !== "string") throw new ConversationGone("no service URL is known for the tenant");
    return found;
  }

  async function directWith(account: AccountRef): Promise<ConversationRef> {
    const known = await conversations.directWith(account);
    if (known) return known.conversation;
    const { registration, connector } = lineOf(account.workspace);
    const serviceUrl = serviceUrlOf(account.workspace, undefined);
    const id = await connector.createDirect(serviceUrl, account.user);
    const conversation = { platform: "teams", workspace: account.workspace, conversation: id } as const;
    const details = { serviceUrl, bot: `28:${registration.appId}` };
    await conversations.remember({ conversation, kind: "direct", account, details });
    return conversation;
  }

  return {
    directWith,

    async heard(activity, tenant) {
      heardFrom.set(tenant, activity.serviceUrl);
      const { thread: _, ...conversation } = conversationOf(activity, tenant);
      const account = accountOf(activity, tenant);
      if (heardIn.size >= REMEMBERED_ACCOUNTS) heardIn.clear();
      heardIn.set(`${tenant}/${account.user}`, conversation);
      const details = { serviceUrl: activity.serviceUrl, bot: activity.recipient.id };
      const name = activity.channelData?.channel?.name ?? activity.conversation.name;
      await conversations.remember(
        isDirect(activity)
          ? { conversation, kind: "direct", account, details }
          : { conversation, kind: "channel", ...(name && { name }), details },
      );
      return conversation;
    },

    async locate({ thread, ...conversation }) {
      const line = lineOf(conversation.workspace);
      const known = await conversations.find(conversation);
      const bot = typeof known?.details.bot === "string" ? known.details.bot : `28:${line.registration.appId}`;
      const id = thread ? `${conversation.conversation};messageid=${thread}` : conversation.conversation;
      const serviceUrl = serviceUrlOf(conversation.workspace, known);
      return { line, reference: { serviceUrl, conversation: id, bot } };
    },

    async shared(account) {
      const known = await conversations.directWith(account);
      return known?.conversation ?? heardIn.get(`${account.workspace}/${account.user}`) ?? directWith(account);
    },
  };
}
