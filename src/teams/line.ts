import type { Activity } from "botbuilder";
import { application } from "./application.ts";
import type { TeamsActivity } from "./inbound/activity.ts";
import type { TurnResult } from "./inbound/router.ts";
import type { Turns } from "./inbound/turns.ts";
import type { TeamsRegistration } from "./options.ts";
import type { Line } from "./outbound/places.ts";
import { sdkConnector } from "./outbound/sdk-connector.ts";
import { clientSecretToken } from "./outbound/token.ts";
import { VerifiedAdapter } from "./verified-adapter.ts";

/** A registration with the SDK around it. This module brings the whole SDK with it: import it late. */
export type RunnableLine = Line & { runs(turns: Turns): (activity: TeamsActivity) => Promise<TurnResult> };

/**
 * @param accessToken another source of tokens than a client secret
 * @param callMs when a call to Teams is given up
 */
export function createLine(
  registration: TeamsRegistration,
  accessToken: ((registration: TeamsRegistration) => Promise<string>) | undefined,
  callMs: number,
): RunnableLine {
  const token = accessToken ? () => accessToken(registration) : clientSecretToken(registration);
  const adapter = new VerifiedAdapter(registration, token, callMs);
  return {
    registration,
    connector: sdkConnector(adapter, registration),
    runs(turns) {
      const run = application(adapter, turns);
      return async (activity) => adapter.receive(activity as unknown as Activity, run);
    },
  };
}
