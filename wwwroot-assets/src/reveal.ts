// What the address names may stand outside its scrolling box.

/** Scrolls as little as needed to show the first match; nothing happens where it is in view or not there. */
export function reveal(selector: string): void {
  document.querySelector(selector)?.scrollIntoView({ block: "nearest" });
}
