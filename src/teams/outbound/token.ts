import { ConfigurationServiceClientCredentialFactory } from "botbuilder";
import type { TeamsRegistration } from "../options.ts";

export type Token = () => Promise<string>;

/** What our tokens for calls to Teams are for. */
export const AUDIENCE = "https://api.botframework.com";
const ENTRA = "https://login.microsoftonline.com/";
const TOKEN_MS = 8_000;

/** No token was to be had: the call was never made. */
class NoToken extends Error {
  override readonly name = "NoToken";
}

/** The registration's client secret exchanged at Entra ID; the SDK keeps the token until it expires. */
export function clientSecretToken({ appId, appPassword, tenantId }: TeamsRegistration): Token {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppPassword: appPassword,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: "SingleTenant",
  });
  return async () => {
    const credentials = await factory.createCredentials(appId, AUDIENCE, ENTRA, true);
    return (credentials as unknown as { getToken(): Promise<string> }).getToken();
  };
}

/** Credentials in the SDK's shape that put `token` on each call, or throw NoToken. */
export function credentialsOf(appId: string, token: Token) {
  return {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({
      // biome-ignore lint/suspicious/noExplicitAny: the SDK's request type lives in a package we do not depend on
      async signRequest(request: any) {
        request.headers.set("authorization", `Bearer ${await inTime(token)}`);
        return request;
      },
    }),
  };
}

/** The reason stays out: it can name the secret's holder. */
async function inTime(token: Token): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), TOKEN_MS);
  });
  const value = await Promise.race([token().catch(() => undefined), late]);
  clearTimeout(timer);
  if (value === undefined) throw new NoToken("no token for calls to Teams");
  return value;
}
