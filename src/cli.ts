import { databaseDirectory, readConfig } from "./config.ts";
import { normaliseEmail } from "./domain/recognition.ts";
import { grantSecretariat } from "./services/grant-secretariat.ts";
import { openDatabase } from "./storage/database.ts";
import { openStore } from "./storage/store.ts";

/** What operators can do from the command line; each is a line here and a service. */
const usage = `Bruk: npm run driftsbot -- <kommando>

  grant-secretariat <e-post> [navn]   gir en person sekretariatets rettigheter; lager personen om den ikke finnes
`;

async function run([command, ...words]: readonly string[]): Promise<number> {
  if (command !== "grant-secretariat") return fail(usage);
  const email = normaliseEmail(words[0]);
  if (!email)
    return fail("Skriv en hel e-postadresse, for eksempel: npm run driftsbot -- grant-secretariat post@kommune.no");
  const config = readConfig(process.env);
  const directory = databaseDirectory(config);
  const database = await openDatabase({ url: config.databaseUrl, directory, whenInUse: "share", poolSize: 1 });
  try {
    const outcome = await grantSecretariat(openStore(database.prisma), email, words.slice(1).join(" "), new Date());
    process.stdout.write(
      outcome === "new"
        ? `${email} er lagt inn og har sekretariatets rettigheter. Personen kjennes igjen når kontoen i Slack eller Teams har denne adressen bekreftet.\n`
        : `${email} har sekretariatets rettigheter.\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = fail(error instanceof Error ? error.message : String(error));
  },
);
