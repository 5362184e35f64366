import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { PersonId } from "../../src/domain/ids.ts";
import { fileLinks } from "../../src/web/file-links.ts";

const reader = "0190a000-0000-7000-8000-000000000001" as PersonId;
const links = fileLinks("a secret", () => "https://bot.example.no");
const ticketOf = (href: string) => href.slice("https://bot.example.no/filer/".length);

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-23T08:00:00Z") });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a file's address", () => {
  it("stands for one gathering and one reader, for ten minutes", () => {
    const ticket = ticketOf(links.participants(42, reader));
    expect(links.open(ticket)).toEqual({ gathering: 42, reader });
    vi.advanceTimersByTime(10 * 60_000 - 1);
    expect(links.open(ticket)).toBeDefined();
    vi.advanceTimersByTime(2);
    expect(links.open(ticket)).toBeUndefined();
  });

  it("cannot be made or changed by anybody else", () => {
    const ticket = ticketOf(links.participants(42, reader));
    const other = ticketOf(fileLinks("another secret", () => "https://bot.example.no").participants(42, reader));
    for (const forged of [
      other,
      ticket.replace("42", "43"),
      ticket.slice(0, -1),
      `${ticket}x`,
      "",
      ".",
      "42",
      ticket.replace(/\.[^.]+$/, "."),
    ])
      expect(links.open(forged)).toBeUndefined();
  });
});
