import type { RequestHandler } from "express";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Only this machine's own browser, on a page we served. Anybody can be anyone in the sandbox, so:
 * - the `Host` must be loopback's with our port, or another site could point its name here (DNS rebinding);
 * - the peer must be loopback, and nobody may speak for others through a proxy, or the internet could claim that `Host`.
 * @param refuse answers everybody else
 */
export function onlyFromHere(refuse: RequestHandler): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host?.toLowerCase() ?? "";
    const { localPort, remoteAddress } = request.socket;
    const proxied = request.headers.forwarded ?? request.headers["x-forwarded-for"];
    if (isLoopbackHost(host, localPort) && isLoopback(remoteAddress) && proxied === undefined) return next();
    return refuse(request, response, next);
  };
}

/** Another site's page may not even ask, though it could not read the answer: it would take up room. */
export const notFromElsewhere: RequestHandler = (request, response, next) => {
  const site = request.headers["sec-fetch-site"] ?? "none";
  if (site === "same-origin" || site === "none") return next();
  response.status(403).json({ error: "not from our own page" });
};

/** Changes are asked for by our own page alone, as JSON: no other site's form or script can (CSRF). */
export const onlyFromOwnPage: RequestHandler = (request, response, next) => {
  const { host, origin } = request.headers;
  const site = request.headers["sec-fetch-site"] ?? "same-origin";
  const own = origin === `http://${host}` || origin === `https://${host}`;
  if (!own || site !== "same-origin") return void response.status(403).json({ error: "not from our own page" });
  if (!request.is("application/json")) return void response.status(415).json({ error: "JSON only" });
  next();
};

function isLoopbackHost(host: string, port: number | undefined): boolean {
  const match = /^(.+?)(?::(\d+))?$/.exec(host);
  return match?.[1] !== undefined && loopbackNames.has(match[1]) && Number(match[2] ?? 80) === port;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === "::1" || /^(::ffff:)?127\./.test(address));
}
