// What is selected: by the page, by the pointer, by the keyboard. One thing at a time.
import type { Calls } from "./calls";
import type { Hit } from "./hit";
import { light, nothingLit, type Lit } from "./selection";
import type { SceneStore } from "./store";
import type { TreeItem } from "./tree/items";

export class Choice {
  /** Id of a node or of one of the topology's edges. */
  selected: string | null = null;
  finding: string | null = null;
  lit: Lit = nothingLit;

  /** @param changed Called when something else is selected, or what is lit differs. */
  constructor(private readonly store: SceneStore, private readonly calls: Calls, private readonly changed: () => void) {}

  /** Shows what the page says: nobody is told. */
  show(selected: string | null, finding: string | null): void {
    this.selected = selected;
    this.finding = finding;
    this.relight();
  }

  /** Somebody chose what was hit; null: the ground. */
  chooseHit(target: Hit | null): void {
    switch (target?.kind) {
      case undefined:
        this.choose(null, null, null);
        break;
      case "badge":
      case "edge":
        this.choose(null, target.edge.edge, target.edge.edge === null ? target.edge.finding : null);
        break;
      case "spot":
        this.choose(target.element.spots[target.spot]?.node ?? target.element.node, null, null);
        break;
      case "element":
        this.choose(target.element.node, null, null);
        break;
    }
  }

  chooseItem({ node, edge, finding }: TreeItem): void {
    this.choose(node, edge, edge === null ? finding : null);
  }

  /** Selects nothing any more; whether something was. */
  clear(): boolean {
    const some = this.selected !== null || this.finding !== null;
    this.choose(null, null, null);
    return some;
  }

  /** The scene is another one. */
  relight(): void {
    this.lit = light(this.store, this.selected, this.finding);
    this.changed();
  }

  private choose(node: string | null, edge: string | null, finding: string | null): void {
    const selected = node ?? edge;
    if (selected !== this.selected || finding !== this.finding) {
      this.show(selected, finding);
      this.calls.selected(node, edge, finding);
    }
  }
}
