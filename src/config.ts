import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * The service's configuration, read once at start.
 * @property databaseUrl absent: the embedded database in `dataDirectory`
 * @property secretKey absent: one is made and kept in `dataDirectory`
 * @property publicUrl where people's browsers reach the service, without a slash at the end
 */
export type Config = {
  readonly port: number;
  readonly host: string;
  readonly publicUrl?: string;
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly secretKey?: string;
  readonly slack?: SlackConfig;
  readonly teams?: readonly TeamsConfig[];
  readonly sandbox: boolean;
};

/** Signed HTTP, or Socket Mode where Slack cannot reach the service. */
type SlackConfig = {
  readonly botToken: string;
  readonly apiUrl?: string;
} & (
  | { readonly signingSecret: string; readonly appToken?: never }
  | { readonly appToken: string; readonly signingSecret?: never }
);

type TeamsConfig = { readonly appId: string; readonly appPassword: string; readonly tenantId: string };

/** Demo data and real data never share a directory. */
export function databaseDirectory({ dataDirectory, sandbox }: Pick<Config, "dataDirectory" | "sandbox">): string {
  return join(dataDirectory, sandbox ? "demo" : "database");
}

/** What is wrong with the environment: one line for each variable, never its value. */
export class BadConfiguration extends Error {
  override readonly name = "BadConfiguration";
  constructor(problems: readonly string[]) {
    super(
      `The configuration cannot be used:\n${problems.map((problem) => `  ${problem}`).join("\n")}\nSee .env.example.`,
    );
  }
}

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

/** An empty variable is an absent one: that is what a line left blank in .env gives. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === "string" && value.trim() === "" ? undefined : value), schema.optional());

const list = z.string().transform((value) => value.split(",").map((part) => part.trim()));
const secretList = list.refine((parts) => !parts.includes(""), "must have something before and after each comma");
const uuidList = list
  .refine((parts) => parts.every((part) => z.uuid().safeParse(part).success), {
    error: "must be UUIDs, with commas between",
    abort: true,
  })
  .refine(
    (parts) => new Set(parts.map((part) => part.toLowerCase())).size === parts.length,
    "must not hold the same one twice",
  );

const environment = z.object({
  PORT: optional(
    z
      .string()
      .regex(/^\d{1,5}$/, "must be a number from 0 to 65535")
      .transform(Number)
      .pipe(z.int().max(65_535, "must be a number from 0 to 65535")),
  ),
  HOST: optional(z.string().regex(/^[\w.:-]+$/, "must be an address or a host name")),
  PUBLIC_URL: optional(
    z.url({ protocol: /^https?$/, error: "must be a whole address, such as https://bot.example.no" }),
  ),
  DATA_DIR: optional(z.string()),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: "must be an address that begins with postgresql://" }),
  ),
  SECRET_KEY: optional(z.string().min(32, "must be at least 32 characters; `openssl rand -hex 32` makes one")),
  SLACK_BOT_TOKEN: optional(z.string().startsWith("xoxb-", "must begin with xoxb-")),
  SLACK_SIGNING_SECRET: optional(z.string().min(16, "must be the signing secret from the app's Basic Information")),
  SLACK_APP_TOKEN: optional(z.string().startsWith("xapp-", "must begin with xapp-")),
  SLACK_API_URL: optional(z.url({ protocol: /^https?$/, error: "must be a whole address" })),
  TEAMS_APP_ID: optional(uuidList),
  TEAMS_APP_PASSWORD: optional(secretList),
  TEAMS_TENANT_ID: optional(uuidList),
  SANDBOX: optional(z.enum(["on", "off"], "must be on or off")),
});

/** The process's environment, with what an `.env` file in the current directory adds to it. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  return process.env;
}

type Environment = z.infer<typeof environment>;

/**
 * Reads the environment.
 * @throws {BadConfiguration} naming every variable that is missing or wrong
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) throw new BadConfiguration(problemsOf(parsed.error, variables));
  const env = parsed.data;
  const problems: string[] = [];
  const slack = slackOf(env, problems);
  const teams = teamsOf(env, problems);
  const host = env.HOST ?? "127.0.0.1";
  const anyPlatform = slack !== undefined || teams !== undefined;
  const sandbox = env.SANDBOX ? env.SANDBOX === "on" : !anyPlatform && !env.DATABASE_URL;
  if (sandbox && !loopback.has(host))
    problems.push("HOST: must be a loopback address while the sandbox is served (SANDBOX=off turns it off)");
  if (sandbox && env.DATABASE_URL)
    problems.push("SANDBOX: its demo data never meets a real database; leave DATABASE_URL out");
  if (env.DATABASE_URL && !env.SECRET_KEY)
    problems.push("SECRET_KEY: is needed together with DATABASE_URL, the same on every replica");
  if (teams && !env.PUBLIC_URL) problems.push("PUBLIC_URL: is needed for Teams, where files are handed out as links");
  if (problems.length > 0) throw new BadConfiguration(problems);
  return {
    port: env.PORT ?? 3000,
    host,
    dataDirectory: env.DATA_DIR ?? "./data",
    sandbox,
    ...(env.PUBLIC_URL && { publicUrl: env.PUBLIC_URL.replace(/\/+$/, "") }),
    ...(env.DATABASE_URL && { databaseUrl: env.DATABASE_URL }),
    ...(env.SECRET_KEY && { secretKey: env.SECRET_KEY }),
    ...(slack && { slack }),
    ...(teams && { teams }),
  };
}

function slackOf(env: Environment, problems: string[]): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_APP_TOKEN: appToken,
    SLACK_API_URL: apiUrl,
  } = env;
  if (!botToken && !signingSecret && !appToken) return undefined;
  if (!botToken) problems.push("SLACK_BOT_TOKEN: is missing, and other Slack variables are set");
  if (!signingSecret && !appToken)
    problems.push("SLACK_SIGNING_SECRET: is missing (or SLACK_APP_TOKEN, for Socket Mode)");
  if (!botToken) return undefined;
  const common = { botToken, ...(apiUrl && { apiUrl }) };
  if (appToken) return { ...common, appToken };
  return signingSecret ? { ...common, signingSecret } : undefined;
}

function teamsOf(env: Environment, problems: string[]): readonly TeamsConfig[] | undefined {
  const parts = {
    TEAMS_APP_ID: env.TEAMS_APP_ID,
    TEAMS_APP_PASSWORD: env.TEAMS_APP_PASSWORD,
    TEAMS_TENANT_ID: env.TEAMS_TENANT_ID,
  };
  const lengths = Object.values(parts).map((part) => part?.length ?? 0);
  if (lengths.every((length) => length === 0)) return undefined;
  for (const [name, part] of Object.entries(parts))
    if (!part) problems.push(`${name}: is missing, and other Teams variables are set`);
  const { TEAMS_APP_ID: ids, TEAMS_APP_PASSWORD: passwords, TEAMS_TENANT_ID: tenants } = parts;
  if (!ids || !passwords || !tenants) return undefined;
  if (new Set(lengths).size > 1) {
    problems.push("TEAMS_APP_ID, TEAMS_APP_PASSWORD, TEAMS_TENANT_ID: must be lists of the same length");
    return undefined;
  }
  return ids.map((appId, index) => ({ appId, appPassword: passwords[index] ?? "", tenantId: tenants[index] ?? "" }));
}

function problemsOf(error: z.ZodError, variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  // zod's own words may hold the value; ours never do.
  return error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const ours = /^(must|is) /.test(issue.message) ? issue.message : "is not valid";
    return `${name}: ${variables[name] === undefined ? "is missing" : ours}`;
  });
}
