import type { AccountRef } from "../../domain/conversation.ts";
import type { Profile } from "../../domain/recognition.ts";
import { RetryLater } from "../../ports/chat-platform.ts";
import type { Member } from "./connector.ts";
import { deliveryError, facts } from "./delivery-error.ts";
import type { Places } from "./places.ts";

const LATER_MS = 15 * 60 * 1000;
/** The conversation is the one that is gone, which says nothing of the member. */
const CONVERSATION_CODES = new Set(["ConversationNotFound", "BotNotInConversationRoster"]);

/**
 * What the tenant says of the account, asked anew.
 * @throws {RetryLater} it cannot be asked now, or there is no conversation to ask in
 */
export async function askProfile(account: AccountRef, places: Places, now: () => Date): Promise<Profile> {
  if (account.user.startsWith("28:")) return { displayName: "", kind: "bot" };
  try {
    const { line, reference } = await places.locate(await places.shared(account));
    return profileOf(await line.connector.member(reference, account.user), account.workspace);
  } catch (error) {
    const { status, code } = facts(error);
    if (status === 404 && !CONVERSATION_CODES.has(code)) return { displayName: "", kind: "deactivated" };
    const meant = deliveryError(error, "repeatable", now());
    if (meant instanceof RetryLater) throw meant;
    throw new RetryLater(meant.message, new Date(now().getTime() + LATER_MS));
  }
}

/**
 * The tenant is one of ours and has confirmed its members' and guests' addresses. Without an address, a member's principal
 * name stands in, since its domain is one the tenant has proved to own; a guest's is made up by Entra ID.
 */
function profileOf(member: Member, tenant: string): Profile {
  const principal = member.userPrincipalName ?? "";
  const invited = /#EXT#/i.test(principal);
  const email = member.email || (invited ? undefined : principal || undefined);
  const known = { displayName: member.name ?? "", ...(email && { email }) };
  if (member.id?.startsWith("28:")) return { displayName: known.displayName, kind: "bot" };
  const elsewhere = member.tenantId !== undefined && member.tenantId !== tenant;
  if (elsewhere || member.userRole === "anonymous") return { displayName: known.displayName, kind: "external" };
  return { ...known, kind: invited || member.userRole === "guest" ? "guest" : "regular" };
}
