// What a page's other scripts hear of its circuit: events of the document, since each script is a bundle of its own.

/** It cannot be reached: calls into .NET go nowhere. */
export const circuitLost = "netdash-circuit-lost";

/** The same one can be reached again. */
export const circuitBack = "netdash-circuit-back";

/** It is gone, and another is about to take its place: whoever was called is no more. */
export const circuitGone = "netdash-circuit-gone";

/** The page is about to be loaded anew by itself. */
export const pageLeaves = "netdash-page-leaves";

export function tellOfCircuit(event: string): void {
  document.dispatchEvent(new CustomEvent(event));
}
