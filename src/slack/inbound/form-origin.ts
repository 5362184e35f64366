import type { Where } from "./act.ts";

/** What a form's `private_metadata` keeps: the line submitting it types, and where it was opened. */
export type FormOrigin = { readonly line: string } & Pick<Where, "channel" | "direct" | "thread" | "card">;

/** The address for answers is left out: it would let whoever can read the view post in our name. */
export function formOrigin(line: string, { channel, direct, thread, card }: Where): string {
  return JSON.stringify({
    line,
    direct,
    ...(channel === undefined ? {} : { channel }),
    ...(thread === undefined ? {} : { thread }),
    ...(card && !card.ephemeral ? { card } : {}),
  } satisfies FormOrigin);
}

/** Undefined for a view that is not ours to read. */
export function readFormOrigin(metadata: string | undefined): FormOrigin | undefined {
  try {
    const origin: unknown = JSON.parse(metadata ?? "");
    const isOurs = typeof origin === "object" && origin !== null && "line" in origin && typeof origin.line === "string";
    return isOurs ? (origin as FormOrigin) : undefined;
  } catch {
    return undefined;
  }
}
