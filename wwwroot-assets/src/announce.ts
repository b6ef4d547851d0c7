// One polite live region for the whole page: what happened, for those who do not see it.

let region: HTMLElement | null = null;

/** Makes the region: a screen reader speaks only what changes in one that was there before. */
export function installAnnouncer(): void {
  if (region?.isConnected !== true) {
    region = document.createElement("div");
    region.className = "nd-visually-hidden";
    region.setAttribute("data-netdash-announcer", "");
    region.setAttribute("aria-live", "polite");
    region.setAttribute("role", "status");
    document.body.append(region);
  }
}

/** Speaks the text, also when it is the same as before. */
export function announce(text: string): void {
  // Enhanced navigation removes what the server did not send.
  installAnnouncer();
  const target = region;
  if (target !== null) {
    target.textContent = "";
    requestAnimationFrame(() => {
      target.textContent = text;
    });
  }
}
