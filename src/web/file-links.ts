import { createHmac, timingSafeEqual } from "node:crypto";
import type { PersonId } from "../domain/ids.ts";
import type { FileLinks } from "../ports/documents.ts";

/** How long an address is good, in milliseconds: long enough to press it, too short to be passed around. */
const goodFor = 600_000;

/** What an address stands for, once it has been checked. */
export type FileTicket = { readonly gathering: number; readonly reader: PersonId };

/**
 * Addresses of files for one person. They hold what they are for and a signature over it; nothing is kept.
 * @param key the service's secret
 * @param base the public address, without a slash at the end
 */
export function fileLinks(
  key: string,
  base: () => string,
): FileLinks & { open(ticket: string): FileTicket | undefined } {
  const sign = (body: string) => createHmac("sha256", key).update(`file-link:${body}`).digest("base64url");
  return {
    participants(gathering, reader) {
      const body = [gathering, reader, Date.now() + goodFor].join(".");
      return `${base()}/filer/${body}.${sign(body)}`;
    },
    open(ticket) {
      const cut = ticket.lastIndexOf(".");
      const [body, given] = [ticket.slice(0, Math.max(cut, 0)), Buffer.from(ticket.slice(cut + 1))];
      const wanted = Buffer.from(sign(body));
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined;
      const [gathering, reader, until] = body.split(".");
      if (!reader || Date.now() > Number(until)) return undefined;
      return { gathering: Number(gathering), reader: reader as PersonId };
    },
  };
}
