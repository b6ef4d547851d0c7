// What is selected: by the page, by the pointer, by the keyboard. One thing at a time.
import type { Calls } from "./calls";
import type { Hit } from "./hit";
import type { SceneElement, Spot } from "./scene";
import { light, nothingLit, type Lit } from "./selection";
import type { SceneStore } from "./store";

/** What somebody chose: of these one, or none. */
export interface Chosen {
  readonly node: string | null;
  readonly edge: string | null;
  readonly entry: string | null;
  readonly finding: string | null;
}

const nothing: Chosen = { node: null, edge: null, entry: null, finding: null };

/** What choosing an element selects: a port where it is one, else its node. */
export function choiceOf({ node, entries }: SceneElement): Chosen {
  const [entry = null] = entries;
  return { ...nothing, entry, node: entry === null ? node : null };
}

export class Choice {
  /** Id of a node, of one of the topology's edges, or of a ledger entry. */
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
        this.choose(nothing);
        break;
      case "badge":
      case "edge":
        this.choose({ ...nothing, edge: target.edge.edge, finding: target.edge.edge === null ? target.edge.finding : null });
        break;
      case "spot":
        this.chooseSpot(target.element, target.element.spots[target.spot]);
        break;
      case "element":
        this.choose(choiceOf(target.element));
        break;
    }
  }

  chooseItem({ node, edge, entry, finding }: Chosen): void {
    this.choose({ node, edge, entry, finding: edge === null ? finding : null });
  }

  private chooseSpot(element: SceneElement, spot: Spot | undefined): void {
    if (spot?.isFold === true) {
      this.calls.folded(spot.node);
    } else {
      this.choose({ ...nothing, node: spot?.node ?? element.node });
    }
  }

  /** Selects nothing any more; whether something was. */
  clear(): boolean {
    const some = this.selected !== null || this.finding !== null;
    this.choose(nothing);
    return some;
  }

  /** The scene is another one. */
  relight(): void {
    this.lit = light(this.store, this.selected, this.finding);
    this.changed();
  }

  private choose(chosen: Chosen): void {
    const selected = chosen.node ?? chosen.edge ?? chosen.entry;
    if (selected !== this.selected || chosen.finding !== this.finding) {
      this.show(selected, chosen.finding);
      this.calls.selected(chosen);
    }
  }
}
