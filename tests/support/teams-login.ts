import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from "jose";

export const ISSUER = "https://api.botframework.com";

/** The login service on loopback: an OpenID document, a key set, and a signer for what Teams would send. */
export type FakeLogin = {
  readonly metadataUrl: string;
  /** How many times the keys were asked for. */
  readonly asked: () => number;
  readonly publicPem: () => Promise<string>;
  /** A token as Teams signs it; claims given as undefined are left out. */
  sign(claims: Partial<JWTPayload> & { aud: string; serviceurl?: string }, how?: SignHow): Promise<string>;
  /** Signs with a new key from now on, in place of the old one. */
  rotate(): Promise<void>;
  /** Answers 500 from now on. */
  breakDown(): void;
  close(): Promise<void>;
};

export type SignHow = { readonly rogue?: boolean; readonly kid?: string; readonly now?: Date };

/** Made once for a test file: they take most of a second. */
const newKeyPair = () => generateKeyPair("RS256", { extractable: true });
const keyPairs = Promise.all([newKeyPair(), newKeyPair(), newKeyPair()]);

export async function fakeLogin(): Promise<FakeLogin> {
  let generation = 0;
  const [first, rogue, plain] = await keyPairs;
  let key = first;
  let asked = 0;
  let broken = false;

  const server = createServer(async (request, response) => {
    const { port } = server.address() as AddressInfo;
    const keys = async () => [
      {
        ...(await exportJWK(key.publicKey)),
        kid: `key-${generation}`,
        use: "sig",
        endorsements: ["msteams", "webchat"],
      },
      { ...(await exportJWK(plain.publicKey)), kid: "unendorsed", use: "sig", endorsements: ["webchat"] },
    ];
    if (request.url === "/keys") asked += 1;
    const body = request.url === "/keys" ? { keys: await keys() } : { jwks_uri: `http://127.0.0.1:${port}/keys` };
    response.writeHead(broken ? 500 : 200, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  return {
    metadataUrl: `http://127.0.0.1:${port}/openid`,
    asked: () => asked,
    publicPem: () => exportSPKI(key.publicKey),
    async sign(claims, { rogue: useRogue = false, kid = `key-${generation}`, now = new Date() } = {}) {
      const at = Math.floor(now.getTime() / 1000);
      const all = { iss: ISSUER, nbf: at - 10, exp: at + 3600, ...claims };
      const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
      const signer = useRogue ? rogue.privateKey : kid === "unendorsed" ? plain.privateKey : key.privateKey;
      return new SignJWT(payload).setProtectedHeader({ alg: "RS256", kid, typ: "JWT" }).sign(signer);
    },
    async rotate() {
      generation += 1;
      key = await newKeyPair();
    },
    breakDown() {
      broken = true;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
