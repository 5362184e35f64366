import express from "express";
import { describe, expect, it } from "vitest";
import { loadAssets } from "../../src/web/assets.ts";

const assets = loadAssets();

describe("assets", () => {
  it("are kept for a year under an address that changes with them, and asked about again under any other", async () => {
    await served(async (url) => {
      const versioned = await fetch(url + assets.href("designsystemet.css"));
      expect(versioned.headers.get("content-type")).toBe("text/css; charset=utf-8");
      expect(versioned.headers.get("cache-control")).toContain("immutable");
      expect(await versioned.text()).toContain(".ds-button");

      const bare = await fetch(`${url}/assets/sandbox-log.js`);
      expect(bare.headers.get("cache-control")).toBe("no-cache");
      const etag = bare.headers.get("etag") ?? "";
      const again = await fetch(`${url}/assets/sandbox-log.js`, {
        headers: { "if-none-match": etag, "cache-control": "max-age=0" },
      });
      expect(again.status).toBe(304);
    });
  });

  it("are sent smaller to those who can unpack, the same to those who cannot", async () => {
    await served(async (url) => {
      const zipped = await fetch(url + assets.href("adaptivecards.js"));
      expect(zipped.headers.get("content-encoding")).toBe("gzip");
      const plain = await fetch(url + assets.href("adaptivecards.js"), { headers: { "accept-encoding": "identity" } });
      expect(plain.headers.get("content-encoding")).toBeNull();
      expect(await zipped.text()).toBe(await plain.text());
    });
  });

  it("are only those that are named: nothing else on the disk can be fetched", async () => {
    await served(async (url) => {
      for (const name of ["tsconfig.json", "..%2fserver.ts", "..%2f..%2f..%2fpackage.json", "%00", "__proto__"]) {
        expect((await fetch(`${url}/assets/${name}`)).status).toBe(404);
      }
    });
    expect(() => assets.href("no-such.css")).toThrow("no asset named");
  });
});

async function served(use: (url: string) => Promise<void>): Promise<void> {
  const server = express().use(assets.router).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  try {
    await use(`http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
