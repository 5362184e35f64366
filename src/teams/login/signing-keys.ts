import { type CryptoKey, importJWK } from "jose";
import type { Log } from "../../ports/log.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** An unknown key id is anybody's to send: it makes us ask for the keys anew at most this often. */
const ASK_AGAIN_MS = 60_000;
const FETCH_MS = 5_000;

/** @property endorsements the channels Microsoft signs for with this key */
type SigningKey = { readonly key: CryptoKey; readonly endorsements: readonly string[] };

export class KeysUnavailable extends Error {
  override readonly name = "KeysUnavailable";
}

/**
 * The keys tokens are signed with, fetched when first needed and kept for a day; a new key is found within a minute of
 * its first use.
 */
export type SigningKeys = {
  /** @throws {KeysUnavailable} no keys have ever been fetched and they cannot be now */
  find(kid: string): Promise<SigningKey | undefined>;
  /** One line when they have been asked for and never been got: then nobody is let in. */
  trouble(): string | undefined;
};

export function signingKeys(metadataUrl: string, now: () => Date, log: Log): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> | undefined;
  let fetchedAt = 0;
  let askedAt = Number.NEGATIVE_INFINITY;
  let fetching: Promise<void> | undefined;

  async function refresh(): Promise<void> {
    askedAt = now().getTime();
    try {
      keys = await fetchKeys(metadataUrl);
      fetchedAt = askedAt;
    } catch (error) {
      log.error("could not fetch the keys Teams signs with", error);
    }
  }

  function refreshOnce(): Promise<void> {
    fetching ??= refresh().finally(() => {
      fetching = undefined;
    });
    return fetching;
  }

  return {
    async find(kid) {
      const age = now().getTime() - fetchedAt;
      const mayAsk = now().getTime() - askedAt >= ASK_AGAIN_MS;
      if (fetching || !keys || (mayAsk && (age > DAY_MS || !keys.has(kid)))) await refreshOnce();
      if (!keys) throw new KeysUnavailable("the keys Teams signs with have not been fetched");
      return keys.get(kid);
    },
    trouble: () => (askedAt > 0 && !keys ? "the keys Teams signs with cannot be fetched" : undefined),
  };
}

async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri: address } = await fetchJson(metadataUrl);
  if (typeof address !== "string" || !isTrusted(address, metadataUrl)) throw new Error("no trusted jwks_uri");
  const { keys } = await fetchJson(address);
  if (!Array.isArray(keys)) throw new Error("the key set holds no keys");
  const found = new Map<string, SigningKey>();
  for (const jwk of keys) {
    if (jwk?.kty !== "RSA" || typeof jwk.kid !== "string") continue;
    const key = await importJWK({ kty: "RSA", n: jwk.n, e: jwk.e }, "RS256");
    if (key instanceof Uint8Array) continue;
    const endorsements = Array.isArray(jwk.endorsements) ? jwk.endorsements.filter(isString) : [];
    found.set(jwk.kid, { key, endorsements });
  }
  if (found.size === 0) throw new Error("the key set holds no RSA keys");
  return found;
}

async function fetchJson(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS), redirect: "error" });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return (await response.json()) as Record<string, unknown>;
}

function isTrusted(address: string, metadataUrl: string): boolean {
  const url = new URL(address);
  return url.protocol === "https:" || url.origin === new URL(metadataUrl).origin;
}

function isString(value: unknown): value is string {
  return typeof value === "string";
}
