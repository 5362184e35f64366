/**
 * Whether Teams' own address is at `serviceUrl`: replies, with our token, go there, so an activity may not choose freely.
 * @param allowed origins; `https://*.example.org` is any host below example.org
 */
export function isAllowedServiceUrl(serviceUrl: string, allowed: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (url.username || url.password) return false;
  return allowed.some((origin) => {
    const [scheme, host] = origin.split("//") as [string, string];
    if (url.protocol !== scheme) return false;
    return host.startsWith("*.") ? url.port === "" && url.hostname.endsWith(host.slice(1)) : url.host === host;
  });
}
