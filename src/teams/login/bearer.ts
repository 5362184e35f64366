import type { IncomingMessage } from "node:http";

/** The bearer token of the one Authorization header there is; undefined when there is none, another scheme, or two. */
export function bearerToken(request: IncomingMessage): string | undefined {
  const headers = request.headersDistinct.authorization ?? [];
  if (headers.length !== 1) return undefined;
  return /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers[0] ?? "")?.[1];
}
