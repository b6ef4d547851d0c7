// The keys of a long table, of which only the part in view is drawn: the arrows go from row to row, and keys that leave the drawn part
// scroll the box itself, which keeps the focus when the row that had it is drawn no more.

const pages: Record<string, (box: HTMLElement) => number> = {
  Home: () => 0,
  End: (box) => {
    stayAtEnd(box);
    return box.scrollHeight;
  },
  PageUp: (box) => box.scrollTop - page(box),
  PageDown: (box) => box.scrollTop + page(box),
};

/** Listens on the document: tables come and go with the pages. */
export function installRows(): void {
  document.addEventListener("keydown", (event) => {
    const box = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-netdash-rows]") : null;
    if (box === null || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) {
      return;
    }
    if (step(box, event.key) || scroll(box, event.key)) {
      event.preventDefault();
    }
  });
}

/** To the row before or after; from the box itself to the first row in view. */
function step(box: HTMLElement, key: string): boolean {
  if (key !== "ArrowDown" && key !== "ArrowUp") {
    return false;
  }
  const links = [...box.querySelectorAll<HTMLElement>("tbody .nd-node")];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = at >= 0 ? links[at + (key === "ArrowDown" ? 1 : -1)] : firstInView(box, links);
  if (next === undefined) {
    // The next row is not drawn yet, or there is none: bringing its place into view lets it come.
    box.scrollTop += key === "ArrowDown" ? head(box) : -head(box);
    return true;
  }
  next.focus({ preventScroll: true });
  next.closest("tr")?.scrollIntoView({ block: "nearest" });
  return true;
}

function firstInView(box: HTMLElement, links: HTMLElement[]): HTMLElement | undefined {
  const top = box.getBoundingClientRect().top + head(box);
  return links.find((link) => link.getBoundingClientRect().top >= top);
}

function scroll(box: HTMLElement, key: string): boolean {
  const to = pages[key];
  if (to === undefined) {
    return false;
  }
  box.focus({ preventScroll: true });
  box.scrollTop = to(box);
  return true;
}

/** How long rows may take to become as high as they are. */
const settleMilliseconds = 2_000;

/** Rows that were never drawn have a height that is guessed: the end moves while they come, until somebody goes elsewhere. */
function stayAtEnd(box: HTMLElement): void {
  const table = box.querySelector("table");
  if (table === null) {
    return;
  }
  const over = new AbortController();
  const observer = new ResizeObserver(() => {
    box.scrollTop = box.scrollHeight;
  });
  over.signal.addEventListener("abort", () => observer.disconnect(), { once: true });
  for (const move of ["keydown", "wheel", "pointerdown"]) {
    box.addEventListener(move, () => over.abort(), { signal: over.signal, passive: true });
  }
  setTimeout(() => over.abort(), settleMilliseconds);
  observer.observe(table);
}

/** What is in view, but for the head and one row. */
function page(box: HTMLElement): number {
  return Math.max(box.clientHeight - 2 * head(box), head(box));
}

function head(box: HTMLElement): number {
  return box.querySelector("thead")?.getBoundingClientRect().height ?? 0;
}
