// The origins whose pages may show this frame, as `frame-ancestors` of the policy has them: browsers hold the frame to that list,
// and this holds messages to it.

/** Whether an origin is one of the list: itself, or below a name that begins with `*.`. */
export function isAllowed(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => {
    const [scheme = "", host = ""] = one.split("://");
    // A name, a dot and what is below any of it; the host of an origin ends with its port, where it has one.
    return host.startsWith("*.") ? origin.startsWith(`${scheme}://`) && below(origin.slice(scheme.length + 3), host.slice(1)) : origin === one;
  });
}

/** The origins that the page that shows this frame may have, the likeliest first; of an address that has none, nothing. */
export function likelyOrigins(): string[] {
  const ancestors = (window.location as Location & { readonly ancestorOrigins?: DOMStringList }).ancestorOrigins;
  return [ancestors?.[0], originOf(document.referrer)].filter((one) => one !== undefined && one !== null);
}

function below(host: string, end: string): boolean {
  return host.length > end.length && host.endsWith(end);
}

function originOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).origin : null;
}
