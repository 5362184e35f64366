import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One call to Teams, as it came over the wire. */
export type ConnectorCall = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: whatever was sent
  readonly body: any;
};

/** What the next calls meet with instead of success; `after` means that the effect has happened all the same. */
export type Fault =
  | { readonly status: number; readonly code?: string; readonly retryAfter?: string }
  | { readonly reset: "before" | "after" }
  | { readonly delayMs: number };

/**
 * Teams' side of the connector on loopback: records calls, refuses what is over Teams' limits, fails on demand. `effects`
 * are the calls that changed something, for counting what a person would see.
 */
export type FakeConnector = {
  readonly url: string;
  readonly calls: ConnectorCall[];
  readonly effects: ConnectorCall[];
  /** Members by user id, for profiles. */
  readonly members: Map<string, object>;
  /** Consumed one a call, before anything else; only calls whose path ends with `path` if given. */
  fail(...faults: (Fault & { readonly path?: string })[]): void;
  posted(conversation?: string): ConnectorCall[];
  close(): Promise<void>;
};

const MESSAGE_BYTES = 80_000;
const CARD_BYTES = 28_000;

export async function fakeConnector(): Promise<FakeConnector> {
  const calls: ConnectorCall[] = [];
  const effects: ConnectorCall[] = [];
  const members = new Map<string, object>();
  const faults: (Fault & { readonly path?: string })[] = [];
  let count = 0;

  const server = createServer(async (request, response) => {
    const call = await read(request);
    calls.push(call);
    const index = faults.findIndex(({ path }) => !path || call.path.endsWith(path));
    const [fault] = index < 0 ? [] : faults.splice(index, 1);
    if (fault && "status" in fault) {
      if (fault.retryAfter) response.setHeader("retry-after", fault.retryAfter);
      return send(response, fault.status, { error: { code: fault.code ?? "Refused", message: "as asked" } });
    }
    if (fault && "reset" in fault && fault.reset === "before") return request.socket.resetAndDestroy();
    const tooBig = overLimit(call);
    if (tooBig) return send(response, 413, { error: { code: "MessageSizeTooBig", message: tooBig } });
    if (call.method !== "GET") effects.push(call);
    if (fault && "reset" in fault) return request.socket.resetAndDestroy();
    if (fault && "delayMs" in fault) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
    answer(call, response);
  });

  function answer({ method, path, body }: ConnectorCall, response: ServerResponse): ServerResponse {
    const member = /\/members\/([^/]+)$/.exec(path)?.[1];
    if (member) {
      const found = members.get(decodeURIComponent(member));
      return send(response, found ? 200 : 404, found ?? { error: { code: "MemberNotFoundInConversation" } });
    }
    if (method === "POST" && path.endsWith("/v3/conversations")) {
      return send(response, 201, { id: `a:direct-${body.members[0].id}` });
    }
    if (method === "DELETE") return send(response, 200, {});
    count += 1;
    return send(response, method === "POST" ? 201 : 200, { id: `1700000000${String(count).padStart(3, "0")}` });
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/emea/`,
    calls,
    effects,
    members,
    fail: (...more) => void faults.push(...more),
    posted: (conversation) =>
      effects.filter(
        ({ method, path }) =>
          method === "POST" &&
          path.endsWith("/activities") &&
          (!conversation || decodeURIComponent(path).includes(`/conversations/${conversation}/`)),
      ),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(request: IncomingMessage): Promise<ConnectorCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  const { method = "", url = "", headers } = request;
  return { method, path: url, authorization: headers.authorization, body: text ? JSON.parse(text) : undefined };
}

/** Why Teams would not take it, by its own documented limits. */
function overLimit({ body }: ConnectorCall): string | undefined {
  if (!body) return undefined;
  if (JSON.stringify(body).length * 2 > MESSAGE_BYTES) return "message over 80 KB";
  const cards: { content: unknown }[] = body.attachments ?? [];
  if (cards.some(({ content }) => Buffer.byteLength(JSON.stringify(content)) > CARD_BYTES)) return "card over 28 KB";
  return body.text && cards.length > 0 ? "text and card in one activity" : undefined;
}

function send(response: ServerResponse, status: number, body: object): ServerResponse {
  return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
