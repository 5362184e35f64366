import type { AccountRef, ConversationRef } from "../domain/conversation.ts";
import type { SandboxCast } from "../ports/sandbox-board.ts";

export type Persona = SandboxCast["personas"][number];
export type Place = { readonly conversation: string; readonly kind: "direct" | "channel"; readonly title: string };

/** There is one sandbox to an installation, so its workspace has a name and no id. */
const workspace = "sandbox";

export function accountOf(user: string): AccountRef {
  return { platform: "sandbox", workspace, user };
}

export function conversationRef(conversation: string): ConversationRef {
  return { platform: "sandbox", workspace, conversation };
}

/** The direct conversation between the bot and `user`, as the board names it. */
export function directWith(user: string): string {
  return `direct:${user}`;
}

/** Whose direct conversation `conversation` is; undefined for a channel. */
export function directUser(conversation: string): string | undefined {
  return conversation.startsWith("direct:") ? conversation.slice("direct:".length) : undefined;
}

/** Where `persona` can read and write. A stranger is in no channel: the group is closed, and so are its channels. */
export function placesOf(persona: Persona, cast: SandboxCast, botName: string): readonly Place[] {
  const direct: Place = { conversation: directWith(persona.user), kind: "direct", title: botName };
  if (persona.role === "stranger") return [direct];
  const channels = cast.channels.map(
    ({ name, title }): Place => ({ conversation: name, kind: "channel", title: title || name }),
  );
  return [direct, ...channels];
}

/** Whether the board has a conversation of that name at all. */
export function isPlace(conversation: string, cast: SandboxCast): boolean {
  const user = directUser(conversation);
  if (user !== undefined) return cast.personas.some((persona) => persona.user === user);
  return cast.channels.some(({ name }) => name === conversation);
}

/** What stands under the name: the role, and the organisation unless the name already has it. */
export function roleLine(role: string, { name, organisation }: Persona): string {
  return organisation === undefined || name.includes(organisation) ? role : `${role} · ${organisation}`;
}
