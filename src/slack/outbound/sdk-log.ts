import { LogLevel, type webApi } from "@slack/bolt";
import type { Log } from "../../ports/log.ts";

/**
 * Bolt's logger, told to `log`: warnings and errors only, since what is below them holds whole requests. Of an error only
 * its kind is told, and what looks like a secret, an address or somebody's words is taken out.
 */
export function sdkLogger(log: Log): NonNullable<webApi.WebClientOptions["logger"]> {
  return {
    debug() {},
    info() {},
    warn: (...said: unknown[]) => log.warn("Slack SDK", { said: stripped(said) }),
    error: (...said: unknown[]) => log.warn("Slack SDK error", { said: stripped(said) }),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

function stripped(said: readonly unknown[]): string {
  return said
    .map((part) => (typeof part === "string" ? part : part instanceof Error ? part.name : typeof part))
    .join(" ")
    .replace(/\b(xox[a-z]|xapp)[-.\w]+/gi, "<token>")
    .replace(/\b(https?|wss?):\/\/\S+/gi, "<address>")
    .replace(/\S+@\S+/g, "<address>")
    .replace(/'[^']*'|"[^"]*"/g, "<text>")
    .slice(0, 300);
}
