import type { Server, ServerOptions } from "node:http";
import type { RequestHandler } from "express";

/** The largest body anybody here needs: a Teams invoke with a filled-in form. Each router's own parser may be stricter. */
const MAX_BODY_BYTES = 1_000_000;

// Enough for a burst after an announcement on top of a thousand sockets that only dawdle.
const MAX_CONNECTIONS = 4_000;

/** Times in milliseconds. A socket that has not said what it wants by then is closed; answers may take longer. */
export const serverLimits: ServerOptions = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 10_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

export function limitConnections(server: Server): void {
  server.maxConnections = MAX_CONNECTIONS;
}

/**
 * Refuses a body that announces itself as too large before a byte of it is read. A body sent in chunks announces nothing;
 * the router that reads it must count.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  const announced = Number(request.headers["content-length"] ?? 0);
  if (announced <= MAX_BODY_BYTES) return next();
  response.set("Connection", "close").status(413).json({ error: "too large" });
};
