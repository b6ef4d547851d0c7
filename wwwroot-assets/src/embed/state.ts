// How the frame's map is, in words. What the hub's client says of an error is for those who read its code, and is not shown.
import type { Health } from "../map/scene";
import type { StreamState } from "../map/stream";
import type { Description } from "./description";

export interface MapState {
  readonly state: StreamState;
  /** Seconds until the next try, or why not. */
  readonly detail: string;
}

/** Whether the hub would not let the frame in. */
export function isRefused({ state, detail }: MapState): boolean {
  return state === "failed" && /Status code '40[13]'|has ended/.test(detail);
}

/** What the bar and the note over the map say. */
export function wordsOf(map: MapState, view: Description | null): { readonly health: Health; readonly words: string; readonly note: string } {
  switch (map.state) {
    case "connecting":
      return { health: "unknown", words: "Connecting", note: "" };
    case "paused":
      return { health: "stopped", words: "Paused", note: "" };
    case "reconnecting":
      return { health: "unknown", words: map.detail === "" ? "Reconnecting" : `Reconnecting, ${map.detail} s`, note: "" };
    case "failed":
      return {
        health: "error", words: "Not connected",
        note: isRefused(map) ? "This frame’s link has ended. Whoever made it can make another." : "NetDash does not answer. It is asked again.",
      };
    case "live":
      return { health: view?.isRead === false ? "unknown" : "ok", words: view?.isRead === false ? "Connecting" : "Live", note: noteOf(view) };
  }
}

function noteOf(view: Description | null): string {
  if (view === null) {
    return "";
  }
  const missing = view.missing === "" ? "" : `Nothing here is named ${view.missing} now.`;
  const stale = view.stale === "" ? "" : `${view.stale}.`;
  return [view.note, missing, stale].filter((one) => one !== "").join(" ");
}
