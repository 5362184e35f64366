import type { NextFunction, Request, Response } from "express";
import type { Log } from "../../ports/log.ts";
import { isSigned, isTimely } from "./signature.ts";

const maxBody = 1024 * 1024;

type Gate = {
  readonly signingSecret: string;
  readonly now: () => Date;
  readonly log: Log;
  /** false before the bot has started and after it has begun to stop: Slack then delivers again */
  readonly open: () => boolean;
};

/**
 * Lets only what Slack has signed through, as an object in `request.body`: the first to read the body, so that the bytes
 * signed are the bytes checked. Headers are checked before anything is read.
 */
export function gate({ signingSecret, now, log, open }: Gate) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const refuse = (status: number, why: string) => {
      log.warn("Slack request refused", { status, why });
      response.set("Connection", "close").status(status).end();
    };
    const timestamp = request.headers["x-slack-request-timestamp"];
    const signature = request.headers["x-slack-signature"];
    if (!isTimely(timestamp, signature, now())) return refuse(401, "no timely signature");
    const body = await read(request);
    if (body === "too large") return refuse(413, "body too large");
    if (body === "cut off") return refuse(400, "body cut off");
    if (!isSigned(signingSecret, timestamp, body, String(signature))) return refuse(401, "wrong signature");
    const parsed = parse(body.toString("utf8"), request.headers["content-type"] ?? "");
    if (parsed === undefined) return refuse(400, "not what Slack sends");
    if (parsed.ssl_check !== undefined) return void response.end();
    if (parsed.type === "url_verification") return void response.json({ challenge: parsed.challenge });
    if (!open()) return refuse(503, "not started or stopping");
    request.body = parsed;
    next();
  };
}

async function read(request: Request): Promise<Buffer | "too large" | "cut off"> {
  if (Number(request.headers["content-length"] ?? 0) > maxBody) return "too large";
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > maxBody) return "too large";
      chunks.push(chunk);
    }
  } catch {
    return "cut off";
  }
  return Buffer.concat(chunks);
}

function parse(body: string, contentType: string): Record<string, unknown> | undefined {
  try {
    if (!contentType.startsWith("application/x-www-form-urlencoded")) return object(JSON.parse(body));
    const fields = new URLSearchParams(body);
    const payload = fields.get("payload");
    return payload === null ? Object.fromEntries(fields) : object(JSON.parse(payload));
  } catch {
    return undefined;
  }
}

function object(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}
