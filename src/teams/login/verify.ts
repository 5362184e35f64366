import { jwtVerify } from "jose";
import type { Login, TeamsRegistration } from "../options.ts";
import { isAllowedServiceUrl } from "./service-url.ts";
import type { SigningKeys } from "./signing-keys.ts";

const LEEWAY_SECONDS = 300;
export const CHANNEL = "msteams";

/** What a rightly signed token says. */
export type Verified = { readonly registration: TeamsRegistration; readonly serviceUrl: string };

/**
 * Checks the token in front of everything else, since the SDK's own check lets everybody in when the app id is missing.
 * @returns undefined when the token is not Microsoft's for one of our registrations
 * @throws {KeysUnavailable} it cannot be told now
 */
export async function verifyToken(
  token: string,
  { login, keys, registrations, now }: TokenRules,
): Promise<Verified | undefined> {
  let endorsements: readonly string[] = [];
  const claims = await jwtVerify(
    token,
    async ({ kid }) => {
      const found = kid === undefined ? undefined : await keys.find(kid);
      if (!found) throw new UnknownKey();
      endorsements = found.endorsements;
      return found.key;
    },
    {
      algorithms: ["RS256"],
      issuer: login.issuer,
      audience: registrations.map(({ appId }) => appId),
      clockTolerance: LEEWAY_SECONDS,
      currentDate: now(),
      requiredClaims: ["exp", "aud", "iss", "serviceurl"],
    },
  ).catch((error: unknown) => {
    if (isRefusal(error)) return undefined;
    throw error;
  });
  if (!claims || !endorsements.includes(CHANNEL)) return undefined;
  const { aud, serviceurl } = claims.payload;
  const registration = registrations.find(({ appId }) => appId === aud);
  return registration && typeof serviceurl === "string" ? { registration, serviceUrl: serviceurl } : undefined;
}

export type TokenRules = {
  readonly login: Login;
  readonly keys: SigningKeys;
  readonly registrations: readonly TeamsRegistration[];
  readonly now: () => Date;
};

/**
 * Why the activity is not the one the token was issued for, in English for the log; undefined when it is.
 * @param activity the body, of which nothing has been checked
 */
export function mismatch(activity: unknown, verified: Verified, allowed: readonly string[]): string | undefined {
  if (!isRecord(activity)) return "not an activity";
  if (activity.channelId !== CHANNEL) return "another channel";
  if (activity.serviceUrl !== verified.serviceUrl) return "another service URL than the token's";
  if (!isAllowedServiceUrl(verified.serviceUrl, allowed)) return "a service URL that is not Teams'";
  const tenants = [at(activity.conversation, "tenantId"), at(at(activity.channelData, "tenant"), "id")];
  const named = tenants.filter((tenant) => tenant !== undefined);
  if (named.length === 0) return "no tenant";
  if (named.some((tenant) => tenant !== verified.registration.tenantId)) return "another tenant";
  return undefined;
}

class UnknownKey extends Error {
  readonly code = "ERR_UNKNOWN_KEY";
}

/** jose's own errors and an unknown key mean no; anything else means that it could not be told. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("ERR_");
}

function at(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
