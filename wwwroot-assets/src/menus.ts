// A menu of one choice, `data-netdash-choice`, is closed by it; the focus goes back to its button.

/** Listens on the document, so that menus may come and go with the pages. */
export function installMenus(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("[data-netdash-choice] a[href]") : null;
    link?.closest<HTMLElement>("[data-netdash-choice]:popover-open")?.hidePopover();
  });
}
