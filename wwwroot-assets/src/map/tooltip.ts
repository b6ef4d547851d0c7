// The full text of what the pointer rests on: what did not fit is read here.
import type { Hit } from "./hit";
import { plain } from "./plain";
import type { Point } from "./scene";

const rest = 350;
const gap = 14;

/** Names and describes what was hit. */
export function wordsOf(hit: Hit): { readonly name: string; readonly description: string } {
  switch (hit.kind) {
    case "badge":
    case "edge":
      return { name: hit.edge.name, description: "" };
    case "spot":
      return { name: hit.element.spots[hit.spot]?.name ?? hit.element.name, description: hit.element.name };
    case "element":
      return { name: hit.element.name, description: hit.element.description };
  }
}

export class Tooltip {
  private readonly box = document.createElement("div");
  private readonly name = document.createElement("b");
  private readonly description = document.createElement("span");
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(stage: HTMLElement) {
    this.box.className = "nd-map-tip";
    this.box.hidden = true;
    // What it says, the tree says as well.
    this.box.setAttribute("aria-hidden", "true");
    this.box.append(this.name, this.description);
    stage.append(this.box);
  }

  /** Shows the words beside the pointer once it rests. */
  show(hit: Hit, at: Point): void {
    this.hide();
    this.timer = setTimeout(() => {
      const { name, description } = wordsOf(hit);
      this.name.textContent = plain(name);
      this.description.textContent = plain(description);
      if (name.length + description.length === 0) {
        return;
      }
      this.box.hidden = false;
      const { clientWidth, clientHeight } = this.box.offsetParent ?? this.box;
      const { offsetWidth, offsetHeight } = this.box;
      this.box.style.left = `${Math.max(4, Math.min(at.x + gap, clientWidth - offsetWidth - 4))}px`;
      const below = at.y + gap;
      this.box.style.top = `${below + offsetHeight + 4 > clientHeight ? Math.max(4, at.y - gap - offsetHeight) : below}px`;
    }, rest);
  }

  hide(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
    this.box.hidden = true;
  }

  remove(): void {
    this.hide();
    this.box.remove();
  }
}
