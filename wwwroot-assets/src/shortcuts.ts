// `/` goes to the search box, as the design's keyboard says.

/** Listens on the document; the box may come and go with the pages. */
export function installShortcuts(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !isTaken(event) && focusSearch()) {
      event.preventDefault();
    }
  });
}

/** A slash that somebody types, or that another handler or the browser wants, is not ours. */
function isTaken(event: KeyboardEvent): boolean {
  return event.defaultPrevented
    || event.isComposing
    || event.ctrlKey
    || event.altKey
    || event.metaKey
    || event.composedPath().some(isEditable);
}

function isEditable(target: EventTarget): boolean {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches("input, textarea, select, [role=textbox]"));
}

/** The mark may stand on the input itself or on something around it, since component libraries wrap theirs. */
function focusSearch(): boolean {
  const marked = document.querySelector<HTMLElement>("[data-netdash-search]");
  const input = marked instanceof HTMLInputElement ? marked : marked?.querySelector("input");
  if (input === null || input === undefined || input.disabled) {
    return false;
  }
  input.focus();
  input.select();
  return true;
}
