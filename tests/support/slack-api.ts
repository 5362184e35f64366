import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { type Json, messageProblem, viewProblem } from "./slack-limits.ts";

export const botToken = "xoxb-test-token";
export const team = "T0VANN001";
export const botUser = "U0BOT00001";
export const botId = "B0DRIFT001";

/** What goes wrong with a call. `after` is when: before or after Slack has done what was asked. */
export type Fault =
  | { readonly type: "rate-limited"; readonly seconds?: number }
  | { readonly type: "status"; readonly status: number }
  | { readonly type: "reset"; readonly when: "before" | "after" }
  | { readonly type: "delay"; readonly milliseconds: number }
  | { readonly type: "refuse"; readonly code: string };

export type Call = { readonly method: string; readonly args: Json; readonly at: number };

/**
 * A Slack Web API on loopback, as strict as Slack about tokens and sizes. It keeps what is posted, hands out response
 * addresses and takes uploads.
 */
export class SlackApi {
  readonly calls: Call[] = [];
  /** everything posted and not deleted, oldest first */
  readonly messages: Json[] = [];
  readonly uploads: Buffer[] = [];
  readonly users = new Map<string, Json>();
  /** channels that are not there, by id, with what Slack says of them */
  readonly missing = new Map<string, string>();
  connectionUrl = "";
  #faults: { matches: (method: string, args: Json) => boolean; fault: Fault; times: number }[] = [];
  #clock = 0;
  #opened = 0;
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get url(): string {
    return `${this.origin}/api/`;
  }

  /** Lets the next `times` matching calls go wrong. */
  break(method: string, fault: Fault, times = 1, matches: (args: Json) => boolean = () => true): void {
    this.#faults.push({ matches: (called, args) => called === method && matches(args), fault, times });
  }

  called(method: string): Json[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  responseUrl(id = "one"): string {
    return `${this.origin}/respond/${id}`;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const path = new URL(request.url ?? "/", this.origin).pathname;
    const method = path.startsWith("/api/") ? path.slice(5) : (path.split("/")[1] ?? "");
    const args = method === "upload" ? {} : this.#args(request, body);
    this.calls.push({ method, args, at: Date.now() });
    const fault = this.#fault(method, args);
    if (fault?.type === "delay") await sleep(fault.milliseconds);
    if (fault?.type === "reset" && fault.when === "before") return void request.socket.destroy();
    if (fault?.type === "rate-limited") {
      if (fault.seconds !== undefined) response.setHeader("retry-after", fault.seconds);
      return void response.writeHead(429).end();
    }
    if (fault?.type === "status") return void response.writeHead(fault.status).end("broken");
    if (fault?.type === "refuse") return this.#send(response, { ok: false, error: fault.code });
    if (method === "upload") this.uploads.push(body);
    const answer = this.#answer(method, args, request);
    if (fault?.type === "reset") return void request.socket.destroy();
    this.#send(response, answer);
  }

  #args(request: IncomingMessage, body: Buffer): Json {
    if (request.headers["content-type"]?.startsWith("application/json")) return JSON.parse(body.toString());
    const parse = (value: string) => {
      try {
        return /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value;
      } catch {
        return value;
      }
    };
    return Object.fromEntries([...new URLSearchParams(body.toString())].map(([key, value]) => [key, parse(value)]));
  }

  #fault(method: string, args: Json): Fault | undefined {
    const found = this.#faults.find((one) => one.times > 0 && one.matches(method, args));
    if (found) found.times--;
    return found?.fault;
  }

  #send(response: ServerResponse, answer: Json): void {
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
  }

  #answer(method: string, args: Json, request: IncomingMessage): Json {
    const refuse = (error: string, detail?: string) => ({ ok: false, error, detail });
    if (method === "respond") return messageProblem(args.text, args.blocks) ? refuse("invalid_blocks") : { ok: true };
    if (method === "upload") return { ok: true };
    const token = request.headers.authorization;
    if (method === "apps.connections.open") {
      return token === "Bearer xapp-test" ? { ok: true, url: this.connectionUrl } : refuse("invalid_auth");
    }
    if (token !== `Bearer ${botToken}`) return refuse("invalid_auth");
    const gone = this.missing.get(args.channel ?? args.channel_id);
    if (gone) return refuse(gone);
    switch (method) {
      case "auth.test":
        return { ok: true, team_id: team, user_id: botUser, bot_id: botId, user: "driftsbot", team: "Vann" };
      case "chat.postMessage": {
        const problem = messageProblem(args.text, args.blocks);
        if (problem) return refuse(problem.startsWith("msg_too_long") ? "msg_too_long" : "invalid_blocks", problem);
        const ts = this.#ts();
        this.messages.push({ ...args, ts, user: botUser, bot_id: botId });
        return { ok: true, channel: args.channel, ts };
      }
      case "chat.postEphemeral":
        return messageProblem(args.text, args.blocks) ? refuse("invalid_blocks") : { ok: true, message_ts: this.#ts() };
      case "chat.update": {
        const standing = this.messages.find(({ ts }) => ts === args.ts);
        if (!standing) return refuse("message_not_found");
        if (messageProblem(args.text, args.blocks)) return refuse("invalid_blocks");
        Object.assign(standing, { text: args.text, blocks: args.blocks });
        return { ok: true, ts: args.ts };
      }
      case "chat.delete": {
        const index = this.messages.findIndex(({ ts }) => ts === args.ts);
        if (index < 0) return refuse("message_not_found");
        this.messages.splice(index, 1);
        return { ok: true };
      }
      case "conversations.open":
        return this.users.get(args.users)?.deleted
          ? refuse("user_disabled")
          : { ok: true, channel: { id: `D-${args.users}-${++this.#opened}` } };
      case "conversations.history":
      case "conversations.replies":
        return this.#history(args);
      case "users.info": {
        const user = this.users.get(args.user);
        return user ? { ok: true, user } : refuse("user_not_found");
      }
      case "views.open":
      case "views.push":
      case "views.update":
      case "views.publish": {
        const problem = viewProblem(args.view);
        return problem ? refuse("invalid_arguments", problem) : { ok: true, view: { id: "V0NEW", ...args.view } };
      }
      case "files.getUploadURLExternal":
        return { ok: true, upload_url: `${this.origin}/upload/F0FILE`, file_id: "F0FILE" };
      case "files.completeUploadExternal":
        return { ok: true, files: [{ id: "F0FILE" }] };
      default:
        return refuse("unknown_method");
    }
  }

  #history({ channel, ts, oldest, limit, cursor }: Json): Json {
    const all = this.messages
      .filter((message) => message.channel === channel && (ts === undefined || message.thread_ts === ts))
      .filter((message) => Number(message.ts) >= Number(oldest))
      .reverse();
    const from = Number(cursor ?? 0);
    const page = all.slice(from, from + Number(limit));
    const next = from + page.length < all.length ? String(from + page.length) : "";
    return { ok: true, messages: page, has_more: next !== "", response_metadata: { next_cursor: next } };
  }

  #ts(): string {
    this.#clock++;
    return `${Math.floor(Date.now() / 1000)}.${String(this.#clock).padStart(6, "0")}`;
  }
}
