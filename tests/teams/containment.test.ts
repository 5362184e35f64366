import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { say } from "../../src/messages/message.ts";
import { teamsRig } from "../support/teams-rig.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SDK = /from "(@microsoft\/teams-ai|bot(builder|framework)[^"]*)"|import\("(@microsoft\/teams-ai|botbuilder)/;
const MAY_IMPORT = {
  "src/teams":
    /^(\.{1,2}\/(?!.*(texts|storage|services|commands|slack|sandbox)\/).*|jose|express|node:.*|@microsoft\/teams-ai|botbuilder)$/,
  "src/cards": /^(\.\/.*|\.\.\/(domain|messages)\/.*|node:.*)$/,
};

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));
}

const read = (file: string) => readFileSync(join(ROOT, file), "utf8");
const imported = (file: string) =>
  [...read(file).matchAll(/^(?:import|export|\}) .*from "([^"]+)"|import\("([^"]+)"\)/gm)].map(
    ([, name, late]) => name ?? late ?? "",
  );

describe("the SDK", () => {
  it("is imported in src/teams and nowhere else", () => {
    const outside = sources("src").filter((file) => !file.startsWith("src/teams/") && SDK.test(read(file)));
    expect(outside).toEqual([]);
    expect(sources("src/teams").filter((file) => SDK.test(read(file))).length).toBeGreaterThan(0);
  });

  it("has neighbours that keep to the import law", () => {
    for (const [folder, may] of Object.entries(MAY_IMPORT)) {
      for (const file of sources(folder)) {
        for (const name of imported(file)) expect(name, file).toMatch(may);
      }
    }
  });

  it("is not loaded by importing the platform, only by making one", async () => {
    const script = `
      await import("./src/teams/platform.ts");
      const { createRequire } = await import("node:module");
      const loaded = Object.keys(createRequire(process.cwd() + "/x.js").cache).filter((name) => /teams-ai|botbuilder/.test(name));
      console.log(loaded.length);`;
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script] as const;
    const { stdout } = await promisify(execFile)(node[0], node.slice(1), { cwd: ROOT });
    expect(stdout.trim()).toBe("0");
  });

  it("writes nothing to the console while it works or fails", async () => {
    const ways = (["log", "info", "warn", "error", "debug"] as const).map((way) => vi.spyOn(console, way));
    const rig = await teamsRig();
    rig.bot.on("kurs", [{ type: "reply", message: say("Påmeldt."), to: "asker" }]);
    await rig.send(rig.activity("personal-text"));
    rig.connector.fail({ status: 500 });
    await rig.send(rig.activity("personal-text"));
    await rig.send(rig.activity("execute", { value: null }));
    await rig.close();
    for (const way of ways) expect(way).not.toHaveBeenCalled();
    expect(rig.logged.join("\n")).not.toMatch(/Operatør|Påmeldt|token-of|secret/);
    for (const way of ways) way.mockRestore();
  });
});
