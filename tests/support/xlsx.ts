import { unzipped } from "./unzip.ts";

export type ReadCell = { readonly at: string; readonly type: string; readonly style: string; readonly value: string };

/** What a spreadsheet program would find in an .xlsx file. */
export type ReadSheet = {
  readonly xml: string;
  readonly parts: readonly string[];
  readonly rows: readonly (readonly ReadCell[])[];
};

/** Reads the only sheet of `bytes`. Strings come out as they are shown, escapes undone. */
export function readXlsx(bytes: Uint8Array): ReadSheet {
  const parts = unzipped(bytes);
  const xml = parts.get("xl/worksheets/sheet1.xml") ?? "";
  const strings = [...(parts.get("xl/sharedStrings.xml") ?? "").matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = ""]) => shown(text),
  );
  const rows = [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = ""]) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, attributes = "", inside = ""]): ReadCell => {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
      const raw = /<v>([^<]*)<\/v>/.exec(inside)?.[1] ?? "";
      const type = attribute("t");
      const value = type === "s" ? (strings[Number(raw)] ?? `no string ${raw}`) : raw;
      return { at: attribute("r"), type, style: attribute("s"), value };
    }),
  );
  return { xml, parts: [...parts.values()], rows };
}

function shown(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
  return text
    .replace(/&(\w+);/g, (_, name: string) => entities[name] ?? `&${name};`)
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
