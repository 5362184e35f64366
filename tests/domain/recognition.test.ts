import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrganisationId } from "../../src/domain/ids.ts";
import { mayAskForAccess, normaliseEmail, type Profile, recognise } from "../../src/domain/recognition.ts";

const organisation = "organisation" as OrganisationId;
const owners = [{ organisation, domain: "alesund.kommune.example" }];

const emails = {
  "a member's address": { email: "operator1@alesund.kommune.example", owned: true, registered: false },
  "a member's address of somebody registered": {
    email: "operator1@alesund.kommune.example",
    owned: true,
    registered: true,
  },
  "an address the secretariat has registered": { email: "styret@annet.example", owned: false, registered: true },
  "nobody's address": { email: "salg@annet.example", owned: false, registered: false },
  "no confirmed address": { email: undefined, owned: false, registered: false },
} as const;

const combinations = (["regular", "guest", "external", "bot", "deactivated"] as const).flatMap((kind) =>
  (Object.keys(emails) as (keyof typeof emails)[]).map((address) => ({ kind, address })),
);

/** The table as it would be read out. */
function expected(kind: Profile["kind"], address: keyof typeof emails): string {
  if (kind === "bot" || kind === "deactivated" || kind === "external") return `is-${kind}`;
  const { email, owned, registered } = emails[address];
  if (owned) return "member of the organisation";
  if (registered) return "member without organisation";
  if (kind === "guest") return "is-guest";
  return email === undefined ? "email-unconfirmed" : "email-unknown";
}

describe("an account is recognised by what its platform has confirmed", () => {
  it.each(combinations)("$kind with $address", ({ kind, address }) => {
    const { email, registered } = emails[address];
    const outcome = recognise({ displayName: "Hvem som helst", kind, ...(email && { email }) }, owners, registered);
    const said =
      "type" in outcome
        ? outcome.type
        : outcome.organisation === organisation
          ? "member of the organisation"
          : "member without organisation";
    expect(said).toBe(expected(kind, address));
  });

  it("never by its name", () => {
    fc.assert(
      fc.property(fc.string(), (displayName) => {
        expect(recognise({ displayName, kind: "regular" }, owners, true)).toEqual({ type: "email-unconfirmed" });
      }),
    );
    const posing: Profile = { displayName: "operator1@alesund.kommune.example", kind: "regular", email: "x@y.example" };
    expect(recognise(posing, owners, false)).toEqual({ type: "email-unknown", domain: "y.example" });
  });

  it.each([
    "operator@alesund.kommune.example.ond.example",
    "operator@ondalesund.kommune.example",
    "operator@sub.alesund.kommune.example",
    "alesund.kommune.example@ond.example",
    "operator@alesund.kommune.example@ond.example",
    '"operator@alesund.kommune.example"@ond.example',
    "<operator@alesund.kommune.example>",
    "operator@alesund.kommune.example\n",
    "operator @alesund.kommune.example",
  ])("and not by an address that only looks like a member's: %s", (email) => {
    const outcome = recognise({ displayName: "", kind: "regular", email }, owners, false);
    if (!email.endsWith("\n")) expect(outcome).toHaveProperty("type");
    else expect(outcome).toEqual({ email: email.trim(), organisation });
  });

  it("whatever the case and the composition of the letters", () => {
    const norwegian = [{ organisation, domain: "ålesund.example" }];
    const email = " Operatør1@A\u030aLESUND.Example ";
    expect(recognise({ displayName: "", kind: "guest", email }, norwegian, false)).toEqual({
      email: "operatør1@ålesund.example",
      organisation,
    });
  });

  it("by an address that is the same when read again", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (typed) => {
        const email = normaliseEmail(typed);
        if (email !== undefined) expect(normaliseEmail(email)).toBe(email);
      }),
    );
  });

  it("and may ask to be let in only where its own workspace vouches for it", () => {
    expect(mayAskForAccess({ type: "email-unknown", domain: "annet.example" })).toBe(true);
    expect(mayAskForAccess({ type: "email-unconfirmed" })).toBe(true);
    for (const type of ["is-bot", "is-deactivated", "is-external", "is-guest"] as const)
      expect(mayAskForAccess({ type })).toBe(false);
  });
});
