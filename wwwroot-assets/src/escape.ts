// Esc leaves: it follows the page's own close link, so that the address says what is shown.

/** Listens on the document; the panel may come and go with the pages. */
export function installEscape(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) {
      return;
    }
    const open = document.querySelector("[popover]:popover-open");
    if (open === null) {
      document.querySelector<HTMLElement>("[data-netdash-close]")?.click();
    }
  });
}
