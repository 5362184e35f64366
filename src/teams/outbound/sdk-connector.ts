import { type Activity, type ConversationReference, TeamsInfo } from "botbuilder";
import { CHANNEL } from "../login/verify.ts";
import type { TeamsRegistration } from "../options.ts";
import type { VerifiedAdapter } from "../verified-adapter.ts";
import type { Connector, OutgoingActivity, Reference } from "./connector.ts";

/** The calls to Teams, made by Microsoft's adapter. */
export function sdkConnector(adapter: VerifiedAdapter, { appId, tenantId }: TeamsRegistration): Connector {
  const reference = ({ serviceUrl, conversation, bot }: Reference) =>
    ({
      channelId: CHANNEL,
      serviceUrl,
      bot: { id: bot },
      conversation: { id: conversation, tenantId },
    }) as Partial<ConversationReference>;

  return {
    post: (to, activity) =>
      adapter.inConversation(reference(to), async (context) => {
        // The SDK makes up an id for a turn nobody began, and would send the message as a reply to it.
        context.activity.id = undefined as unknown as string;
        const sent = await context.sendActivity(mutable(activity));
        return sent?.id ?? "";
      }),

    update: (at, id, activity) =>
      adapter.inConversation(reference(at), async (context) => {
        await context.updateActivity({ ...mutable(activity), id });
      }),

    remove: (at, id) =>
      adapter.inConversation(reference(at), async (context) => {
        await context.deleteActivity(id);
      }),

    createDirect: (serviceUrl, user) =>
      adapter.createConversation(serviceUrl, {
        isGroup: false,
        bot: { id: `28:${appId}`, name: "" },
        members: [{ id: user, name: "" }],
        tenantId,
        channelData: { tenant: { id: tenantId } },
      }),

    member: (of, user) =>
      adapter.inConversation(reference(of), async (context) => {
        const { id, name, email, userPrincipalName, userRole, tenantId, aadObjectId } = await TeamsInfo.getMember(
          context,
          user,
        );
        return given({ id, name, email, userPrincipalName, userRole, tenantId, aadObjectId });
      }),
  };
}

/** The SDK writes the conversation into what it sends. */
function mutable(activity: OutgoingActivity): Partial<Activity> {
  return { ...activity, attachments: activity.attachments.map((attachment) => ({ ...attachment })) };
}

function given(member: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(member).flatMap(([name, value]) => (typeof value === "string" ? [[name, value] as const] : [])),
  );
}
