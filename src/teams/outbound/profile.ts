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
 * @param home the co-operative's own tenant, the only one whose word on its guests' addresses is taken
 * @throws {RetryLater} it cannot be asked now, or there is no conversation to ask in
 */
export async function askProfile(account: AccountRef, home: string, places: Places, now: () => Date): Promise<Profile> {
  if (account.user.startsWith("28:")) return { displayName: "", kind: "bot" };
  try {
    const { line, reference } = await places.locate(await places.shared(account));
    return profileOf(await line.connector.member(reference, account.user), account.workspace, home);
  } catch (error) {
    const { status, code } = facts(error);
    if (status === 404 && !CONVERSATION_CODES.has(code)) return { displayName: "", kind: "deactivated" };
    const meant = deliveryError(error, "repeatable", now());
    if (meant instanceof RetryLater) throw meant;
    throw new RetryLater(meant.message, new Date(now().getTime() + LATER_MS));
  }
}

function profileOf(member: Member, tenant: string, home: string): Profile {
  const displayName = member.name ?? "";
  if (member.id?.startsWith("28:")) return { displayName, kind: "bot" };
  const elsewhere = member.tenantId !== undefined && member.tenantId !== tenant;
  if (elsewhere || member.userRole === "anonymous") return { displayName, kind: "external" };
  const guest = member.userRole === "guest" || /#EXT#/i.test(member.userPrincipalName ?? "");
  const email = guest ? guestEmail(member, tenant === home) : memberEmail(member);
  return { displayName, ...(email && { email }), kind: guest ? "guest" : "regular" };
}

/**
 * Entra ID's `mail` is whatever the tenant's administrator writes; the principal name's domain is one the tenant has proved
 * to own. So an address is believed on that domain alone, and the principal name stands in for any other.
 */
function memberEmail({ email, userPrincipalName }: Member): string | undefined {
  const proved = domainOf(userPrincipalName);
  if (!proved) return undefined;
  return domainOf(email) === proved ? email : userPrincipalName;
}

/** A guest's principal name is made up by Entra ID; the address is the one invited, where we trust who invites. */
function guestEmail({ email }: Member, atHome: boolean): string | undefined {
  return atHome ? email : undefined;
}

function domainOf(address: string | undefined): string | undefined {
  return address?.match(/^[^@]+@([^@]+)$/)?.[1]?.toLowerCase();
}
