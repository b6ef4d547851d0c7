// Whoever scrolls the portal's page past the map goes on scrolling: the wheel is the map's once it was clicked into, or with Ctrl.

/** Keeps the wheel from the map while the frame has no focus. */
export function leaveWheel(host: HTMLElement): void {
  host.addEventListener("wheel", (event) => {
    if (window.parent !== window && !document.hasFocus() && !event.ctrlKey && !event.metaKey) {
      event.stopPropagation();
    }
  }, { capture: true, passive: true });
}
