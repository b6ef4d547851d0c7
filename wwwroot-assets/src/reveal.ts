// What the address selects may stand outside the window: a link from a finding leads to the middle of a long page.

/** Scrolls as little as needed to show the first selected thing of the content; nothing happens where it is in view. */
export function revealSelection(): void {
  document.querySelector("main .selected")?.scrollIntoView({ block: "nearest" });
}
