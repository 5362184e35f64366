import type { Language } from "../domain/person.ts";
import type { AdapterWords } from "../messages/adapter-words.ts";
import type { Conversations } from "../ports/conversations.ts";
import type { Log } from "../ports/log.ts";

/** One bot registration. Single-tenant: it answers that tenant's people and guests, nobody else. */
export type TeamsRegistration = { readonly appId: string; readonly appPassword: string; readonly tenantId: string };

/**
 * Where tokens for what comes in are issued, and what they must say.
 * @property issuer the only accepted `iss`
 * @property openIdMetadataUrl the document that tells where the signing keys are
 */
export type Login = { readonly issuer: string; readonly openIdMetadataUrl: string };

/**
 * Where Teams may be called.
 * @property allowed origins, `https://*.example.org` for any host below; an activity naming another is refused
 * @property fallback used for a tenant nobody has been heard from yet
 */
export type ServiceUrls = { readonly allowed: readonly string[]; readonly fallback?: string };

/** How long, in milliseconds, before answering without the outcome (`message`, `invoke`) or giving up a call (`call`). */
export type Patience = { readonly message: number; readonly invoke: number; readonly call: number };

/**
 * What may be sent before Teams would refuse: `[count, window in milliseconds]` pairs for one conversation, and messages
 * a second for a tenant. Held by each process; divide by the number of replicas.
 */
export type Pace = { readonly conversation: readonly (readonly [number, number])[]; readonly tenantPerSecond: number };

/** @property registrations the first is the co-operative's own tenant: only its guests are recognised by their e-mail */
export type TeamsOptions = {
  readonly registrations: readonly TeamsRegistration[];
  readonly log: Log;
  readonly conversations: Conversations;
  readonly words: (language: Language) => AdapterWords;
  /** Below this line: Microsoft's own unless whoever composes the app says otherwise. Nothing here reads the environment. */
  readonly login?: Login;
  readonly serviceUrls?: ServiceUrls;
  /** A token for calls to Teams on behalf of `registration`; by default a client secret exchanged at Entra ID. */
  readonly accessToken?: (registration: TeamsRegistration) => Promise<string>;
  readonly patience?: Partial<Patience>;
  readonly pace?: Pace;
  readonly now?: () => Date;
};

export const MICROSOFT = {
  login: {
    issuer: "https://api.botframework.com",
    openIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  },
  serviceUrls: {
    allowed: ["https://smba.trafficmanager.net", "https://*.botframework.com"],
    fallback: "https://smba.trafficmanager.net/teams/",
  },
  patience: { message: 2_000, invoke: 10_000, call: 10_000 },
  pace: {
    conversation: [
      [7, 1_000],
      [8, 2_000],
      [60, 30_000],
      [1_800, 3_600_000],
    ],
    tenantPerSecond: 30,
  },
} as const satisfies { login: Login; serviceUrls: ServiceUrls; patience: Patience; pace: Pace };
