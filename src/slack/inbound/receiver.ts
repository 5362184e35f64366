import { App, ExpressReceiver, SocketModeReceiver } from "@slack/bolt";
import type { Request, Response, Router } from "express";
import type { SlackContext } from "../context.ts";
import { clientOptions } from "../outbound/client.ts";
import { sdkLogger } from "../outbound/sdk-log.ts";
import { gate } from "./gate.ts";
import { type Door, patient } from "./patience.ts";
import { type Socket, socket } from "./socket.ts";

/** Signed HTTP needs the signing secret, Socket Mode the app token. */
export type Line = { readonly signingSecret: string } | { readonly appToken: string };

export type Received = { readonly app: App; readonly router: Router | undefined; readonly socket: Socket | undefined };

/**
 * Bolt, set up to hear over `line`.
 * @param open whether acts are taken now
 * @param track is told of all work, so that stopping can wait for it
 */
export function receive(slack: SlackContext, line: Line, { open, track }: Omit<Door, "connection">): Received {
  const { log, apiUrl } = slack;
  const options = clientOptions(apiUrl, log);
  const logger = sdkLogger(log);
  if ("appToken" in line) {
    const receiver = new SocketModeReceiver({
      appToken: line.appToken,
      logger,
      autoReconnectEnabled: false,
      installerOptions: { clientOptions: options },
    });
    const link = socket(receiver.client, log);
    return {
      app: bolt(patient(receiver, { open, track, connection: link.connection })),
      router: undefined,
      socket: link,
    };
  }
  // No endpoints of its own: Bolt takes requests dated in the future, so ours stands in front.
  const receiver = new ExpressReceiver({ signingSecret: line.signingSecret, endpoints: {}, logger });
  const { signingSecret } = line;
  receiver.router.post(
    "/",
    gate({ signingSecret, now: slack.now, log, open }),
    (request: Request, response: Response) => receiver.requestHandler(request, response),
  );
  const app = bolt(patient(receiver, { open, track, connection: () => 0 }));
  return { app, router: receiver.router, socket: undefined };

  function bolt(receiver: ReturnType<typeof patient>): App {
    return new App({
      receiver,
      logger,
      clientOptions: options,
      // One workspace, one token, known once `auth.test` has answered; what we ignore is decided in one place of ours.
      authorize: async () => ({
        botUserId: slack.self?.user ?? "",
        ...(slack.self?.bot ? { botId: slack.self.bot } : {}),
      }),
      ignoreSelf: false,
      convoStore: false,
    });
  }
}
