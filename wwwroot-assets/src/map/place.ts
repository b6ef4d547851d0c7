// Where one looked from, kept through a load of the page that nobody asked for.

export interface Place {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

const key = "netdash-place";

/** For the same address in this tab. */
export function keepPlace(place: Place): void {
  try {
    sessionStorage.setItem(key, JSON.stringify({ address: location.href, place }));
  } catch {
    // Storage is refused in some private windows: the page then begins as for everybody.
  }
}

/** What was kept for this address, once. */
export function takePlace(): Place | null {
  try {
    const text = sessionStorage.getItem(key);
    sessionStorage.removeItem(key);
    const kept = text === null ? null : (JSON.parse(text) as { readonly address: string; readonly place: Place });
    return kept?.address === location.href ? kept.place : null;
  } catch {
    return null;
  }
}
