import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { type Request, type Response, Router } from "express";

/** The files pages are dressed and moved by. Nothing but what is named here or lies in `assets/` can be fetched. */
export type Assets = {
  readonly router: Router;
  /** The address of an asset, which changes when its content does. Throws on a name that does not exist. */
  href(name: string): string;
};

type Asset = {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
  readonly etag: string;
  readonly version: string;
};

const ownFolder = new URL("./assets/", import.meta.url);

const fromPackages: Readonly<Record<string, string>> = {
  "designsystemet.css": "@digdir/designsystemet-css",
  "theme.css": "@digdir/designsystemet-theme",
  "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
};

const types: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Reads every asset into memory, once: they are few, and a file changed under a running server is never half served. */
export function loadAssets(): Assets {
  const packages = createRequire(import.meta.url);
  const assets = new Map<string, Asset>();
  for (const [name, path] of Object.entries(fromPackages)) assets.set(name, read(packages.resolve(path)));
  for (const name of readdirSync(ownFolder)) {
    if (extname(name) in types) assets.set(name, read(fileURLToPath(new URL(name, ownFolder))));
  }

  const router = Router();
  router.get("/assets/:name", (request, response, next) => {
    const asset = assets.get(request.params.name);
    if (asset) send(asset, request, response);
    else next();
  });
  return {
    router,
    href(name) {
      const asset = assets.get(name);
      if (!asset) throw new Error(`There is no asset named ${name}`);
      return `/assets/${name}?v=${asset.version}`;
    },
  };
}

function read(path: string): Asset {
  const plain = readFileSync(path);
  const hash = createHash("sha256").update(plain).digest("base64url");
  return {
    type: types[extname(path)] ?? "application/octet-stream",
    plain,
    gzipped: gzipSync(plain),
    etag: `"${hash.slice(0, 27)}"`,
    version: hash.slice(0, 10),
  };
}

function send(asset: Asset, request: Request, response: Response): void {
  // A module imports its neighbours without a version: those are asked about again each time, and mostly answered by 304.
  const known = request.query.v === asset.version;
  response.set({
    "Cache-Control": known ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Type": asset.type,
    ETag: asset.etag,
    Vary: "Accept-Encoding",
  });
  if (request.fresh) {
    response.status(304).end();
  } else if (request.acceptsEncodings("gzip") === "gzip") {
    response.set("Content-Encoding", "gzip").send(asset.gzipped);
  } else {
    response.send(asset.plain);
  }
}
