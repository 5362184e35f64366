import { setTimeout as sleep } from "node:timers/promises";
import type { types } from "@slack/bolt";
import type { Post } from "../render/message.ts";
import { patience } from "./patience.ts";

/** What may ride in the acknowledgement: a reply to a slash command, or what becomes of a form. */
export type AckBody =
  | (Post & { readonly response_type: "ephemeral" })
  | { readonly response_action: "clear" }
  | { readonly response_action: "update"; readonly view: types.ModalView }
  | { readonly response_action: "errors"; readonly errors: Record<string, string> };

/** The one acknowledgement of an act: whoever comes first uses it. */
export type Turn = {
  /** Acknowledges with `body`; false when that was done already or the line broke, and `body` must go another way. */
  answer(body?: AckBody): Promise<boolean>;
  /** whether the acknowledgement is still to be had */
  isOpen(): boolean;
};

// What is sent right after a late acknowledgement can reach the user before it, and be covered by it.
const settle = 700;

/**
 * Begins the wait for an answer.
 * @param late what to acknowledge with when there is none within two seconds
 */
export function turn(acknowledge: (body?: AckBody) => Promise<void>, late: () => AckBody | undefined): Turn {
  let taken = false;
  let settled: Promise<void> | undefined;
  const answer = async (body?: AckBody) => {
    if (taken) {
      await settled;
      return false;
    }
    taken = true;
    clearTimeout(timer);
    try {
      await acknowledge(body);
      return true;
    } catch {
      return false;
    }
  };
  const timer = setTimeout(() => {
    void answer(late());
    settled = sleep(settle);
  }, patience);
  return { answer, isOpen: () => !taken };
}

/** For acts whose acknowledgement carries nothing. */
export const noTurn: Turn = { answer: async () => false, isOpen: () => false };
