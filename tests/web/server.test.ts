import { request } from "node:http";
import { Router } from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loadAssets } from "../../src/web/assets.ts";
import type { Readiness } from "../../src/web/health.ts";
import { createWebServer, type WebServer } from "../../src/web/server.ts";
import { recordingLog } from "../support/log.ts";

let server: WebServer;
let url: string;
let readiness: () => Promise<Readiness>;
const log = recordingLog();

beforeEach(async () => {
  readiness = async () => ({ ok: true, troubles: [] });
  const router = Router();
  router.get("/boom", () => {
    throw new Error("secret detail");
  });
  router.get("/bad", () => {
    throw Object.assign(new Error("malformed"), { status: 400 });
  });
  router.post("/raw", (incoming, response) => {
    let bytes = 0;
    incoming.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
    });
    incoming.on("end", () => response.json({ bytes }));
  });
  server = createWebServer({
    mounts: [{ path: "/part", router }],
    assets: loadAssets(),
    ready: () => readiness(),
    log,
    site: "Driftsbot",
    front: "/sandkasse",
  });
  url = `http://127.0.0.1:${(await server.listen({ host: "127.0.0.1", port: 0 })).port}`;
});

afterEach(() => server.close(100));

describe("the web server", () => {
  it("tells every reader's browser to run nothing but our own scripts", async () => {
    for (const path of ["/healthz", "/no-such-page", "/part/boom", "/assets/site.css"]) {
      const { headers } = await fetch(url + path);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-powered-by")).toBeNull();
    }
  });

  it("says it is up, and whether it can do its work", async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true });
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    readiness = async () => ({ ok: false, troubles: ["the database does not answer"] });
    const troubled = await fetch(`${url}/readyz`);
    expect(troubled.status).toBe(503);
    expect(await troubled.json()).toEqual({ ok: false, troubles: ["the database does not answer"] });
    readiness = () => Promise.reject(new Error("password=hunter2"));
    const failed = await fetch(`${url}/readyz`);
    expect(failed.status).toBe(503);
    expect(await failed.text()).not.toContain("hunter2");
  });

  it("answers an unknown address in the reader's written norm", async () => {
    const html = { accept: "text/html" };
    const bokmal = await fetch(`${url}/nowhere`, { headers: html });
    expect(bokmal.status).toBe(404);
    expect(await bokmal.text()).toContain("Fant ikke siden");
    const nynorsk = await fetch(`${url}/nowhere`, { headers: { ...html, "accept-language": "nn,nb;q=0.8" } });
    expect(await nynorsk.text()).toContain('<html lang="nn"');
    const json = await fetch(`${url}/nowhere`, { headers: { accept: "application/json" } });
    expect(await json.json()).toEqual({ error: "not found" });
  });

  it("keeps what went wrong in the log, and the reader's page calm", async () => {
    const failed = await fetch(`${url}/part/boom`, { headers: { accept: "text/html" } });
    expect(failed.status).toBe(500);
    const page = await failed.text();
    expect(page).toContain("Noe gikk galt hos oss");
    expect(page).not.toContain("secret detail");
    expect(log.lines.at(-1)).toMatch(/^error .*secret detail.* {"method":"GET","part":"part"}$/s);
    expect((await fetch(`${url}/part/bad`)).status).toBe(400);
  });

  it("hands routers the body as it came, and refuses one too large before reading it", async () => {
    const small = await fetch(`${url}/part/raw`, { method: "POST", body: "x".repeat(5_000) });
    expect(await small.json()).toEqual({ bytes: 5_000 });
    expect(await statusOfAnnounced(30_000_000)).toBe(413);
  });

  it("leads from the front to the sandbox", async () => {
    const front = await fetch(url, { redirect: "manual" });
    expect(front.headers.get("location")).toBe("/sandkasse");
  });
});

function statusOfAnnounced(bytes: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const post = request(`${url}/part/raw`, { method: "POST", headers: { "content-length": bytes } });
    post.on("response", (response) => {
      resolve(response.statusCode);
      post.destroy();
    });
    post.on("error", reject);
    post.flushHeaders();
  });
}
