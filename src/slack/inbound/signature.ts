import { createHmac, timingSafeEqual } from "node:crypto";

const maxAge = 5 * 60;

/**
 * Whether the headers may belong to a request Slack signed now: one signature of the version we know, and a time within five
 * minutes on both sides. (Slack's SDK takes any time in the future, so a stolen request could be kept for later.)
 */
export function isTimely(timestamp: unknown, signature: unknown, now: Date): timestamp is string {
  if (typeof timestamp !== "string" || !/^[1-9]\d{8,11}$/.test(timestamp)) return false;
  // A header sent twice comes joined by a comma, and fits neither pattern.
  if (typeof signature !== "string" || !/^v0=[0-9a-f]{64}$/.test(signature)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= maxAge;
}

/** Whether `signature` is Slack's for exactly these bytes, told in a time that does not depend on where they differ. */
export function isSigned(secret: string, timestamp: string, body: Buffer, signature: string): boolean {
  if (secret === "") return false;
  const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest();
  const given = Buffer.from(signature.slice("v0=".length), "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
