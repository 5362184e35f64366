import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BadConfiguration, readConfig } from "../../src/config.ts";

const slack = { SLACK_BOT_TOKEN: "xoxb-1-test", SLACK_SIGNING_SECRET: "0123456789abcdef0123456789abcdef" };
const teams = {
  TEAMS_APP_ID: "11111111-1111-4111-8111-111111111111,22222222-2222-4222-8222-222222222222",
  TEAMS_APP_PASSWORD: "one,two",
  TEAMS_TENANT_ID: "33333333-3333-4333-8333-333333333333,44444444-4444-4444-8444-444444444444",
  PUBLIC_URL: "https://bot.example.no/",
};

const uuid = "aaaaaaaa-1111-4111-8111-111111111111";

function problems(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
  return "";
}

describe("the configuration", () => {
  it("is the sandbox on loopback when nothing is set, or everything is left blank", () => {
    const wanted = { port: 3000, host: "127.0.0.1", dataDirectory: "./data", sandbox: true };
    expect(readConfig({})).toEqual(wanted);
    expect(readConfig({ PORT: "", HOST: " ", SLACK_BOT_TOKEN: "", TEAMS_APP_ID: "", DATABASE_URL: "" })).toEqual(
      wanted,
    );
  });

  it("turns the sandbox off where Slack, Teams or a real database is configured, unless it is asked for", () => {
    expect(readConfig(slack).sandbox).toBe(false);
    expect(readConfig(teams).sandbox).toBe(false);
    expect(readConfig({ ...slack, SANDBOX: "on" }).sandbox).toBe(true);
    expect(problems({ ...slack, SANDBOX: "on", HOST: "0.0.0.0" })).toContain("HOST: must be a loopback address");
    expect(problems({ SANDBOX: "on", DATABASE_URL: "postgresql://db/x", SECRET_KEY: "x".repeat(32) })).toContain(
      "SANDBOX:",
    );
  });

  it("reads lists of Teams registrations, and Socket Mode before signed HTTP", () => {
    expect(readConfig(teams).teams).toMatchObject([{ appPassword: "one" }, { appPassword: "two" }]);
    expect(readConfig(teams).publicUrl).toBe("https://bot.example.no");
    expect(readConfig({ ...slack, SLACK_APP_TOKEN: "xapp-1-test" }).slack).toEqual({
      botToken: "xoxb-1-test",
      appToken: "xapp-1-test",
    });
  });

  it.each([
    [{ SLACK_BOT_TOKEN: "xoxb-1" }, "SLACK_SIGNING_SECRET: is missing"],
    [{ SLACK_SIGNING_SECRET: "0123456789abcdef" }, "SLACK_BOT_TOKEN: is missing"],
    [{ SLACK_APP_TOKEN: "xapp-1" }, "SLACK_BOT_TOKEN: is missing"],
    [{ ...teams, TEAMS_APP_PASSWORD: "" }, "TEAMS_APP_PASSWORD: is missing"],
    [{ ...teams, TEAMS_APP_PASSWORD: "one" }, "must be lists of the same length"],
    [
      { ...teams, TEAMS_APP_PASSWORD: "one,,two" },
      "TEAMS_APP_PASSWORD: must have something before and after each comma",
    ],
    [{ ...teams, TEAMS_APP_PASSWORD: "one, " }, "TEAMS_APP_PASSWORD: must have something before and after each comma"],
    [{ ...teams, TEAMS_APP_ID: `${uuid},${uuid}` }, "TEAMS_APP_ID: must not hold the same one twice"],
    [
      { ...teams, TEAMS_TENANT_ID: `${uuid}, ${uuid.toUpperCase()}` },
      "TEAMS_TENANT_ID: must not hold the same one twice",
    ],
    [{ ...teams, TEAMS_TENANT_ID: "x,x" }, "TEAMS_TENANT_ID: must be UUIDs, with commas between"],
    [{ ...teams, PUBLIC_URL: "" }, "PUBLIC_URL: is needed for Teams"],
    [{ DATABASE_URL: "postgresql://db/driftsbot" }, "SECRET_KEY: is needed"],
    [{ DATABASE_URL: "mysql://db/driftsbot" }, "DATABASE_URL: must be an address that begins with postgresql://"],
    [{ PORT: "70000" }, "PORT: must be a number"],
    [{ PORT: "tretusen" }, "PORT: must be a number"],
    [{ SANDBOX: "kanskje" }, "SANDBOX: must be on or off"],
  ])("says what is missing or wrong: %o", (variables, sentence) => {
    expect(problems(variables as Record<string, string>)).toContain(sentence);
  });

  it("names every bad variable in one message", () => {
    const message = problems({ PORT: "x", SECRET_KEY: "short", SLACK_BOT_TOKEN: "wrong", PUBLIC_URL: "bot" });
    for (const name of ["PORT", "SECRET_KEY", "SLACK_BOT_TOKEN", "PUBLIC_URL"]) expect(message).toContain(`${name}: `);
  });

  it("never prints a value, whatever it is", () => {
    const names = [
      "PORT",
      "HOST",
      "PUBLIC_URL",
      "DATABASE_URL",
      "SECRET_KEY",
      "SLACK_BOT_TOKEN",
      "SLACK_SIGNING_SECRET",
      "TEAMS_APP_ID",
      "TEAMS_APP_PASSWORD",
      "TEAMS_TENANT_ID",
      "SANDBOX",
    ];
    const secret = fc.string({ minLength: 1 }).map((text) => `hemmelig-${text}-hemmelig`);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), secret), (variables) => {
        expect(problems(variables)).not.toContain("hemmelig-");
      }),
    );
  });
});
