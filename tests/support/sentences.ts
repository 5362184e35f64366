import type { Dates } from "../../src/domain/wall-clock.ts";

export type Sentence = { readonly key: string; readonly text: string };

const instant = new Date("2027-01-20T08:00:00Z");

/** Facts a sentence may ask for. A sentence that asks for another fact fails until it stands here. */
const facts: Readonly<Record<string, unknown>> = {
  type: "sample",
  title: "Lekkasjesøk",
  number: 42,
  of: 42,
  free: 42,
  waiting: 42,
  seated: 42,
  offered: 42,
  place: 42,
  count: 42,
  told: 42,
  taken: 42,
  min: 42,
  max: 42,
  most: 42,
  words: "XX",
  line: "XX",
  usage: "XX",
  example: "XX",
  when: "20.1.2027",
  until: "20.1.2027",
  day: "20.1.2027",
  time: "09.00",
  now: "20.1.2027",
  name: "XX",
  email: "xx@xx.xx",
  platform: "XX",
  domain: "xx.xx",
  code: "ABCD2345",
  reason: "XX",
  problem: "XX",
  opensAt: instant,
  closedAt: instant,
  expiredAt: instant,
};

/** The numbers that are counted with words after them: none, one, several. */
const counted = ["free", "waiting", "seated", "offered", "count", "told", "taken"];

/** Every sentence of `words`, those that are functions told with sample facts. */
export function everySentence(words: object, dates: Dates): readonly Sentence[] {
  return leaves(words).flatMap(({ key, value }): readonly Sentence[] => {
    if (typeof value === "string") return [{ key, text: value }];
    if (typeof value !== "function") return [];
    const texts = variants(key).map((sample): unknown => value(asked(sample, key), dates));
    return [...new Set(texts)].map((text) => {
      if (typeof text !== "string") throw new Error(`${key} gives no text`);
      return { key, text };
    });
  });
}

export function keysOf(words: object): readonly string[] {
  return leaves(words)
    .map(({ key, value }) => `${key}: ${typeof value}`)
    .sort();
}

function leaves(words: object, path = ""): readonly { readonly key: string; readonly value: unknown }[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const key = path === "" ? name : `${path}.${name}`;
    return typeof value === "object" && value !== null ? leaves(value, key) : [{ key, value }];
  });
}

function variants(key: string): readonly Readonly<Record<string, unknown>>[] {
  const withCount = (count: number) => ({ ...facts, ...Object.fromEntries(counted.map((name) => [name, count])) });
  const halfOpen = [
    { ...facts, max: undefined },
    { ...facts, min: undefined },
  ];
  return [facts, withCount(0), withCount(1), ...(key.endsWith("out-of-range") ? halfOpen : [])];
}

function asked(sample: Readonly<Record<string, unknown>>, key: string): unknown {
  return new Proxy(sample, {
    get(target, name) {
      if (name in target) return target[String(name)];
      throw new Error(`${key} asks for a fact the samples do not have: ${String(name)}`);
    },
  });
}
