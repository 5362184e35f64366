import fc from "fast-check";
import { expect, it } from "vitest";
import { backoffMs, exhausted } from "../../src/domain/delivery.ts";

const backoff = { firstMs: 5_000, longestMs: 600_000 };

it("waits longer after each failure, within bounds", () => {
  expect([1, 2, 3, 8, 100].map((attempt) => backoffMs(attempt, backoff, 0))).toEqual([
    2_500, 5_000, 10_000, 300_000, 300_000,
  ]);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const delay = backoffMs(attempt, backoff, random);
        expect(delay).toBeGreaterThanOrEqual(2_500);
        expect(delay).toBeLessThanOrEqual(600_000);
      },
    ),
  );
});

it("gives up when both the attempts and the patience are used up", () => {
  const patience = { attempts: 8, patienceMs: 7_200_000 };
  expect(exhausted({ attempt: 40, triedForMs: 1_800_000 }, patience)).toBe(false);
  expect(exhausted({ attempt: 7, triedForMs: 9_000_000 }, patience)).toBe(false);
  expect(exhausted({ attempt: 8, triedForMs: 7_200_000 }, patience)).toBe(true);
});
