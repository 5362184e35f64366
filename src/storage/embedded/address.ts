/** PostgreSQL has no way to say "the one inside this program", so a host name that cannot exist says it. */
const HOST = "embedded";

/**
 * The embedded database of a data directory as a URL, for Prisma's command line, which takes nothing else.
 * @param directory relative to the current directory, or absolute
 */
export function embeddedUrl(directory: string): string {
  return `postgresql://${HOST}/postgres?directory=${encodeURIComponent(directory)}`;
}

/** The data directory that {@link embeddedUrl} made the URL of, or undefined when it is a server's URL. */
export function embeddedDirectory(url: string): string | undefined {
  const { hostname, searchParams } = new URL(url);
  return hostname === HOST ? (searchParams.get("directory") ?? undefined) : undefined;
}
