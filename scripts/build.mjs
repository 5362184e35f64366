// Compiles src/ to dist/, when it has changed since: plain JavaScript in few files starts in half the time and memory that
// compiling at every start takes. Tests and types work on the sources themselves.
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const source = join(root, "src");
const out = join(root, "dist");

if (newest(source) > builtAt()) await build();

/** When anything that is compiled was last changed, in milliseconds. */
function newest(folder) {
  let latest = statSync(join(root, "package.json")).mtimeMs;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (![".ts", ".tsx", ".mjs"].includes(extname(entry.name)) && !entry.isDirectory()) continue;
    latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return latest;
}

function builtAt() {
  return statSync(join(out, "main.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

async function build() {
  const { build } = await import("esbuild");
  const { metafile } = await build({
    metafile: true,
    entryPoints: ["main", "cli"].map((name) => join(source, `${name}.ts`)),
    outdir: out,
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    sourcesContent: false,
    chunkNames: "[name]-[hash]",
    logLevel: "warning",
    plugins: [{ name: "where-it-was", setup: keepPlaces }],
  });
  const made = new Set(Object.keys(metafile.outputs).map((path) => basename(path)));
  for (const name of readdirSync(out)) if (!made.has(name)) rmSync(join(out, name));
}

/** Assets, migrations and the database's thread are found beside the source that names them, wherever that is bundled. */
function keepPlaces({ onLoad }) {
  onLoad({ filter: /\.(ts|tsx|mjs)$/ }, ({ path }) => {
    const text = readFileSync(path, "utf8");
    if (!path.startsWith(source) || !text.includes("import.meta.url")) return undefined;
    const place = JSON.stringify(relative(out, path));
    const contents = text.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`);
    return { contents, loader: extname(path) === ".mjs" ? "js" : extname(path).slice(1), resolveDir: dirname(path) };
  });
}
