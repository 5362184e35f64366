import { TeamsAdapter } from "@microsoft/teams-ai";
import type { Activity, ConversationParameters, ConversationReference, InvokeResponse, TurnContext } from "botbuilder";
import { CHANNEL } from "./login/verify.ts";
import type { TeamsRegistration } from "./options.ts";
import { AUDIENCE, credentialsOf, type Token } from "./outbound/token.ts";

/** The connector client of a turn, as far as we use it; its type lives in a package we do not depend on. */
type Client = {
  readonly client: {
    readonly pipeline: {
      addPolicy(policy: { name: string; sendRequest: Policy }, options?: { phase?: "Retry" }): void;
      removePolicy(policy: { name: string }): unknown;
    };
  };
};
type Policy = (
  request: { timeout: number },
  next: (request: { timeout: number }) => Promise<unknown>,
) => Promise<unknown>;

/**
 * Microsoft's adapter for one registration, with two things taken from it: it decides nothing about who may come in
 * (that has been decided in front of it, and its own way fails open), and it never sends anything twice.
 */
export class VerifiedAdapter extends TeamsAdapter {
  readonly #appId: string;

  /**
   * @param token gives the token for calls to Teams
   * @param callMs when a call is given up
   */
  constructor({ appId, tenantId }: TeamsRegistration, token: Token, callMs: number) {
    const app = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: "SingleTenant" };
    super(app, credentialsOf(appId, token));
    this.#appId = appId;
    const authentication = this.botFrameworkAuthentication;
    authentication.authenticateRequest = refuseAll;
    authentication.authenticateStreamingRequest = refuseAll;
    authentication.authenticateChannelRequest = refuseAll;
    const connectorFactory = authentication.createConnectorFactory.bind(authentication);
    authentication.createConnectorFactory = (identity) => {
      const factory = connectorFactory(identity);
      const create = factory.create.bind(factory);
      factory.create = async (serviceUrl, audience) => onceOnly(await create(serviceUrl, audience), callMs);
      return factory;
    };
  }

  /** The SDK's own door, which authenticates in its own way: shut. */
  override async process(): Promise<void> {
    throw new Error("activities come in by receive, after verification");
  }

  /** Runs a turn for an activity whose token has been verified. */
  async receive(
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity({ audience: AUDIENCE, claimsIdentity, connectorFactory }, activity, turn);
  }

  /** Runs `turn` in a conversation that nobody has just written in. */
  async inConversation<Found>(
    reference: Partial<ConversationReference>,
    turn: (context: TurnContext) => Promise<Found>,
  ): Promise<Found> {
    const found: Found[] = [];
    await this.continueConversationAsync(this.#appId, reference, async (context) => {
      found.push(await turn(context));
    });
    return found[0] as Found;
  }

  /** @returns the id of the direct conversation between the bot and the member `direct` names */
  async createConversation(serviceUrl: string, direct: Omit<ConversationParameters, "activity" | "topicName">) {
    let id = "";
    const parameters = direct as ConversationParameters;
    await this.createConversationAsync(this.#appId, CHANNEL, serviceUrl, AUDIENCE, parameters, async ({ activity }) => {
      id = activity.conversation.id;
    });
    return id;
  }
}

async function refuseAll(): Promise<never> {
  throw new Error("authentication happens in front of the SDK, not in it");
}

/**
 * The SDK sends again by itself after a 5xx or a reset, up to three times, and follows redirects with our token: both are
 * taken out, and a deadline is put in. Checked against a connector that counts.
 */
function onceOnly<Given>(given: Given, callMs: number): Given {
  const { pipeline } = (given as Client).client;
  for (const name of ["defaultRetryPolicy", "throttlingRetryPolicy", "exponentialRetryPolicy", "redirectPolicy"]) {
    pipeline.removePolicy({ name });
  }
  pipeline.addPolicy({
    name: "driftsbotDeadline",
    sendRequest(request, next) {
      request.timeout = callMs;
      return next(request);
    },
  });
  return given;
}
