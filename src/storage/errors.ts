/** Another process owns the embedded database's directory. Nothing was opened and nothing was changed. */
export class DirectoryInUse extends Error {
  override readonly name = "DirectoryInUse";
  readonly directory: string;
  /** The owner's process id, when it could be read. */
  readonly owner: number | undefined;

  constructor(directory: string, owner: number | undefined) {
    super(
      `The data directory ${directory} is in use by ${owner ? `process ${owner}` : "another process"}. ` +
        "Stop that process first, or choose another directory. Several processes need a PostgreSQL server: " +
        "set DATABASE_URL.",
    );
    this.directory = directory;
    this.owner = owner;
  }
}

/** The embedded database did not start. */
export class EmbeddedStartFailed extends Error {
  override readonly name = "EmbeddedStartFailed";

  constructor(directory: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`The embedded database in ${directory} did not start: ${reason}`, { cause });
  }
}

/** The PostgreSQL server is older than what the migrations and queries are written for. */
export class PostgresTooOld extends Error {
  override readonly name = "PostgresTooOld";
  /** As the server says it, for instance "14.12". */
  readonly version: string;

  constructor(version: string, oldest: number) {
    super(`The database server is PostgreSQL ${version}; PostgreSQL ${oldest} or newer is needed.`);
    this.version = version;
  }
}

/** The database's migrations and the program's do not go together; a person has to decide. */
export class MigrationRefused extends Error {
  override readonly name = "MigrationRefused";
  readonly migration: string;

  constructor(migration: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.migration = migration;
  }
}
