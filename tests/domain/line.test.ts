import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { freeSeats } from "../../src/domain/gathering.ts";
import { register } from "../../src/domain/registration.ts";
import { accept } from "../../src/domain/result.ts";
import { asServed, LineModel, type Step } from "../support/line-model.ts";

const person = fc.integer({ min: 1, max: 9 });

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("register" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("withdraw" as const), person }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom("accept" as const, "decline" as const), person }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("seats" as const), seats: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom("close" as const, "reopen" as const) }) },
);
const story = fc.record({ seats: fc.integer({ min: 1, max: 4 }), steps: fc.array(step, { maxLength: 60 }) });

/** Runs a story, looking at the line before and after each step. */
function everyStep(check: (model: LineModel, step: Step, before: ReturnType<typeof look>) => void, rules = asServed) {
  return fc.property(story, ({ seats, steps }) => {
    const model = new LineModel(seats, rules);
    for (const each of steps) {
      const before = look(model);
      model.take(each);
      check(model, each, before);
    }
  });
}

function look(model: LineModel) {
  return {
    rows: model.rows.map((row) => ({ row, standing: row.standing })),
    waiting: [...model.waiting()],
  };
}

const often = { numRuns: 1_500 };

describe("whoever asks, and whatever the clock says", () => {
  it("seated and offered together never exceed the seats", () => {
    fc.assert(
      everyStep((model) => {
        expect(model.gathering.seatsTaken).toBeLessThanOrEqual(model.gathering.seats ?? 0);
      }),
      often,
    );
  });

  it("no seat is free while somebody waits without an offer", () => {
    fc.assert(
      everyStep((model) => {
        if (model.running() && model.free() > 0) expect(model.waiting()).toEqual([]);
      }),
      often,
    );
  });

  it("a person has at most one live place", () => {
    fc.assert(
      everyStep((model) => {
        const people = model.rows
          .filter(({ standing }) => standing !== "withdrawn" && standing !== "lapsed")
          .map((row) => row.person);
        expect(new Set(people).size).toBe(people.length);
      }),
      often,
    );
  });

  it("nobody passes the line: an offer goes to the first who wait", () => {
    fc.assert(
      everyStep((model, _, before) => {
        const offered = before.waiting.filter(({ standing }) => standing === "offered");
        const left = before.waiting.filter(({ standing }) => standing === "waiting");
        const firstLeft = Math.min(...left.map((row) => model.rows.indexOf(row)), Number.POSITIVE_INFINITY);
        for (const row of offered) expect(model.rows.indexOf(row)).toBeLessThan(firstLeft);
      }),
      often,
    );
  });

  it("a newcomer never passes: nobody is seated at once while others wait, offers or no offers yet", () => {
    fc.assert(everyStep(newcomersNeverPass), often);
    fc.assert(everyStep(newcomersNeverPass, { register, offersAtOnce: false }), often);
  });

  it("a newcomer would, if free seats were all that counted (control)", () => {
    const careless: typeof register = (gathering, line, now) => {
      const decision = register(gathering, line, now);
      return decision.ok && freeSeats(gathering) > 0 ? accept({ standing: "seated" }) : decision;
    };
    const rules = { register: careless, offersAtOnce: false };
    expect(fc.check(everyStep(newcomersNeverPass, rules), often).failed).toBe(true);
  });

  it("no given seat is taken back: only its holder gives it up", () => {
    fc.assert(
      everyStep((_, each, before) => {
        for (const { row, standing } of before.rows) {
          if (standing !== "seated" || row.standing === "seated") continue;
          expect(row.standing).toBe("withdrawn");
          expect(each).toEqual({ type: "withdraw", person: row.person });
        }
      }),
      often,
    );
  });

  it("an offered seat is held until it is taken, given up, or has run out", () => {
    fc.assert(
      everyStep((model, each, before) => {
        for (const { row, standing } of before.rows) {
          if (standing !== "offered" || row.standing === "offered") continue;
          if (row.standing === "lapsed" && each.type === "wait")
            expect(row.offer?.expiresAt.getTime()).toBeLessThanOrEqual(model.now.getTime());
          else expect(each).toMatchObject({ person: row.person });
        }
      }),
      often,
    );
  });

  it("whoever let an offer go or withdrew is in nobody's way, and can only come back last", () => {
    fc.assert(
      everyStep((model, each, before) => {
        for (const { row, standing } of before.rows)
          if (standing === "withdrawn" || standing === "lapsed") expect(row.standing).toBe(standing);
        if (each.type === "register" && model.rows.length > before.rows.length)
          expect(model.rows.at(-1)?.person).toBe(each.person);
      }),
      often,
    );
  });
});

function newcomersNeverPass(model: LineModel, each: Step, before: ReturnType<typeof look>): void {
  if (each.type !== "register" || model.rows.length === before.rows.length) return;
  if (before.waiting.length > 0) expect(model.rows.at(-1)?.standing).toBe("waiting");
}
