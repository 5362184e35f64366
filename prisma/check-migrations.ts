/** `npm run check:migrations`: fails when the schema was changed without a migration, or the other way about. */
import { DEFAULTS, difference } from "./difference.ts";

const [schema = DEFAULTS.schema, migrations = DEFAULTS.migrations] = process.argv.slice(2);
const sql = await difference({ schema, migrations });
if (sql) {
  console.error(
    `The migrations do not lead to ${schema}. Run "npm run migration -- <name>" to write the one that is missing:\n\n${sql}`,
  );
  process.exitCode = 1;
} else {
  console.log(`The migrations lead to ${schema}.`);
}
