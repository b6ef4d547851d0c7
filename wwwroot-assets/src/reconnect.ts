// What the page does when its circuit is gone for good. While it is only interrupted, the notice in the bar says so.

/** Blazor tells its state by an event on the notice; a server that started anew does not know this page any more. */
export function installReconnect(): void {
  document.addEventListener(
    "components-reconnect-state-changed",
    (event) => {
      const state: unknown = event instanceof CustomEvent ? event.detail?.state : undefined;
      if (state === "rejected" || state === "resume-failed") {
        // Everything that the page shows is in its address.
        window.location.reload();
      }
    },
    { capture: true },
  );
}
