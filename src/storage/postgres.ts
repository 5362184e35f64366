import type { ClientBase } from "pg";
import { PostgresTooOld } from "./errors.ts";

/** The oldest PostgreSQL the tests run on. */
const OLDEST = 15;

/**
 * Refuses a server that is too old, before anything is written to it.
 * @throws {PostgresTooOld}
 */
export async function requireSupportedPostgres(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ number: number; text: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
  );
  const [version] = rows;
  if (!version || version.number < OLDEST * 10_000) throw new PostgresTooOld(version?.text ?? "of unknown age", OLDEST);
}
