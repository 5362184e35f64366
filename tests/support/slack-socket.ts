import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Json } from "./slack-limits.ts";

/** Slack's end of a Socket Mode connection: says hello, hands out envelopes, and keeps how each was acknowledged. */
export class SlackSocket {
  readonly acknowledged = new Map<string, { readonly payload: Json; readonly milliseconds: number }>();
  connections = 0;
  readonly #sent = new Map<string, number>();
  readonly #http = createServer();
  readonly #server = new WebSocketServer({ server: this.#http });
  #client: WebSocket | undefined;

  async start(): Promise<string> {
    this.#server.on("connection", (client) => {
      this.connections++;
      this.#client = client;
      client.on("message", (data) => this.#hear(JSON.parse(String(data))));
      client.send(JSON.stringify({ type: "hello", num_connections: 1, connection_info: { app_id: "A0DRIFT01" } }));
    });
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `ws://127.0.0.1:${(this.#http.address() as AddressInfo).port}/link`;
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#http.close(resolve));
  }

  /** Hands `payload` out as Slack does, and returns the envelope's id. */
  send(payload: Json, envelope = `envelope-${this.#sent.size}`): string {
    const type = "event" in payload ? "events_api" : "command" in payload ? "slash_commands" : "interactive";
    this.#sent.set(envelope, performance.now());
    this.#client?.send(
      JSON.stringify({ envelope_id: envelope, type, payload, accepts_response_payload: type !== "events_api" }),
    );
    return envelope;
  }

  /** What Slack says before it moves a connection to another machine. */
  refresh(): void {
    this.#client?.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
  }

  cut(): void {
    this.#client?.terminate();
  }

  #hear({ envelope_id, payload }: Json): void {
    const began = this.#sent.get(envelope_id);
    if (began !== undefined) this.acknowledged.set(envelope_id, { payload, milliseconds: performance.now() - began });
  }
}
