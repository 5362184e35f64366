import type { PlatformName } from "../domain/conversation.ts";
import type { Recipient } from "../domain/outbox.ts";
import type { Destination } from "./chat-platform.ts";

/** Where a recipient is reached now. */
export interface Recipients {
  /**
   * The account to write to: a person's is the one last seen among those on `running` platforms that are not
   * deactivated. `no-account` when there is none at all; `platform-not-running` when there would be, on another
   * platform.
   */
  locate(
    recipient: Recipient,
    running: readonly PlatformName[],
  ): Promise<Destination | "no-account" | "platform-not-running">;
}
