import { databaseDirectory, readConfig, readEnvironment } from "./config.ts";
import { normaliseEmail } from "./domain/recognition.ts";
import type { Store } from "./ports/store.ts";
import { grantSecretariat } from "./services/grant-secretariat.ts";
import { addOrganisation, nameCooperative } from "./services/set-up.ts";
import { openDatabase } from "./storage/database.ts";
import { openStore } from "./storage/store.ts";

/** What is told, on standard output when it went well and on standard error when it did not. */
type Told = { readonly ok: boolean; readonly sentence: string };

type Command = {
  readonly usage: string;
  readonly example: string;
  readonly does: string;
  /** undefined when the words cannot be read */
  readonly run: (store: Store, words: readonly string[]) => Promise<Told> | undefined;
};

const kinds: Readonly<Record<string, string>> = { kommune: "municipality", vasslag: "water-company", annet: "other" };

/** What operators can do from the command line: each a line here over a service, also beside a running service. */
const commands: Readonly<Record<string, Command>> = {
  "grant-secretariat": {
    usage: "grant-secretariat <e-post> [navn]",
    example: "grant-secretariat post@kommune.no",
    does: "gir en person sekretariatets rettigheter; lager personen hvis den ikke finnes",
    run(store, [address, ...name]) {
      const email = normaliseEmail(address);
      return email === undefined ? undefined : granted(store, email, name.join(" "));
    },
  },
  "add-organisation": {
    usage: 'add-organisation kommune|vasslag|annet "<navn>" [e-postdomene …]',
    example: 'add-organisation kommune "Ålesund kommune" alesund.kommune.no',
    does: "legger inn en medlemsvirksomhet; de som har e-post på domenet, kjennes igjen som ansatte",
    run(store, [kind = "", name = "", ...domains]) {
      const known = kinds[kind];
      return known === undefined || name.trim() === "" ? undefined : added(store, name.trim(), known, domains);
    },
  },
  "name-cooperative": {
    usage: 'name-cooperative "<navn>"',
    example: 'name-cooperative "Driftsassistansen"',
    does: "sier hva samarbeidet heter i det boten skriver; gjelder fra neste start",
    run(store, words) {
      const name = words.join(" ").trim();
      return name === "" ? undefined : named(store, name);
    },
  },
};

async function granted(store: Store, email: string, name: string): Promise<Told> {
  const outcome = await grantSecretariat(store, email, name, new Date());
  const recognised = "Personen kjennes igjen når kontoen i Slack eller Teams har denne adressen bekreftet.";
  const sentence =
    outcome === "new"
      ? `${email} er lagt inn og har sekretariatets rettigheter. ${recognised}`
      : `${email} har sekretariatets rettigheter.`;
  return { ok: true, sentence };
}

async function added(store: Store, name: string, kind: string, domains: readonly string[]): Promise<Told> {
  const outcome = await addOrganisation(store, name, kind, domains);
  if (outcome === "added") return { ok: true, sentence: `${name} er lagt inn.` };
  const sentence =
    "badDomain" in outcome
      ? `«${outcome.badDomain}» er ikke et e-postdomene. Skriv det som kommer etter @, for eksempel kommune.no.`
      : `${name} er lagt inn, men ${outcome.takenDomain} hører allerede til en annen virksomhet.`;
  return { ok: false, sentence };
}

async function named(store: Store, name: string): Promise<Told> {
  await nameCooperative(store, name);
  return { ok: true, sentence: `Samarbeidet heter nå ${name}.` };
}

async function run([name = "", ...words]: readonly string[]): Promise<Told> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return { ok: false, sentence: usage() };
  const config = readConfig(readEnvironment());
  const directory = databaseDirectory(config);
  const where = config.databaseUrl ? "databasen i DATABASE_URL" : directory;
  const database = await openDatabase({ url: config.databaseUrl, directory, whenInUse: "share", poolSize: 1 });
  try {
    const told = await command.run(openStore(database.prisma), words);
    if (!told) return { ok: false, sentence: howTo(command) };
    // An operator's shell may lack what the service was started with, and so mean another database.
    return { ...told, sentence: `${told.sentence}\n(${where}${config.sandbox ? ", sandkassens demodata" : ""})` };
  } finally {
    await database.close();
  }
}

function howTo({ usage: line, example }: Command): string {
  return `Bruk: npm run driftsbot -- ${line}\nFor eksempel: npm run driftsbot -- ${example}`;
}

function usage(): string {
  const lines = Object.values(commands).map(({ usage: line, does }) => `  ${line}\n      ${does}`);
  return `Bruk: npm run driftsbot -- <kommando>\n\n${lines.join("\n")}`;
}

run(process.argv.slice(2)).then(
  ({ ok, sentence }) => {
    (ok ? process.stdout : process.stderr).write(`${sentence}\n`);
    process.exitCode = ok ? 0 : 1;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
