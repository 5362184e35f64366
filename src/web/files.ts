import { Router } from "express";
import type { NamedFile } from "../messages/effect.ts";
import type { FileTicket } from "./file-links.ts";

/**
 * Hands out files to whoever holds a good address.
 * @param open checks the address's signature and time
 * @param fetch makes the file anew, if its reader may still have it
 */
export function fileRouter(
  open: (ticket: string) => FileTicket | undefined,
  fetch: (ticket: FileTicket) => Promise<NamedFile | undefined>,
): Router {
  const router = Router();
  router.get("/:ticket", async (request, response, next) => {
    const ticket = open(request.params.ticket);
    const file = ticket && (await fetch(ticket));
    if (!file) return next();
    response.set({
      "Cache-Control": "no-store",
      "Content-Disposition": `attachment; filename="${file.name.replace(/[^\w.-]/g, "_")}"`,
      "Content-Type": file.contentType,
    });
    response.send(Buffer.from(file.bytes));
  });
  return router;
}
