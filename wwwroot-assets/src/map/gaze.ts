// What is looked at: the first look, and things that are to be brought into view as soon as they are known.
import { enclosing, overlaps } from "./boxes";
import type { Camera } from "./camera";
import type { SceneStore } from "./store";

export class Gaze {
  private isHome = false;
  private isAnother = false;
  private wish: (() => readonly string[]) | null = null;

  /**
   * @param flight How long a flight of the view takes, in ms.
   * @param isGlance Whether the first look is one at everything.
   */
  constructor(private readonly store: SceneStore, private readonly camera: Camera, private readonly flight: () => number, private readonly isGlance: boolean) {}

  /** The scene or the room for it is another one. */
  settle(hasRoom: boolean): void {
    if (!hasRoom || this.store.elements.size === 0) {
      return;
    }
    const isWhole = this.store.version !== null;
    if (!this.isHome || (this.isAnother && isWhole && !this.seesAnything())) {
      this.isHome = true;
      this.camera.home(this.store.bounds, this.isGlance);
    }
    this.isAnother &&= !isWhole;
    const elements = this.wish?.() ?? [];
    const box = enclosing(elements.flatMap((id) => this.store.elements.get(id)?.box ?? []));
    if (box !== null) {
      this.wish = null;
      this.camera.reveal(box, this.flight());
    }
  }

  /** Another view comes: where one looks stays, unless nothing of it is there. */
  expectAnother(): void {
    this.isAnother = true;
  }

  /** One looks from somewhere already. */
  stay(): void {
    this.isHome = true;
    this.release();
  }

  /** A hand has taken the view: what was wished for before comes too late. */
  release(): void {
    this.wish = null;
  }

  /** Wishes to see both sides of a finding. */
  wishFinding(id: string): void {
    this.wish = () => {
      const ends = [...this.store.edges.values()].filter((edge) => edge.finding === id).flatMap((edge) => [edge.from, edge.to]);
      // Without a line between them, all that it is about.
      return ends.length > 0 ? ends : [...this.store.elements.values()].filter(({ findings }) => findings.includes(id)).map((element) => element.id);
    };
  }

  /** Wishes to see a node, an edge of the topology or a ledger entry. */
  wishThing(id: string): void {
    this.wish = () => {
      const bodies = [...this.store.elements.values()].filter((element) => element.layer === "body");
      const standing = bodies.find(({ entries }) => entries.includes(id)) ?? bodies.find((element) => element.node === id) ?? bodies.find((element) => element.nodes.includes(id));
      return standing !== undefined
        ? [standing.id]
        : [...this.store.edges.values()].filter((edge) => edge.edge === id).flatMap((edge) => [edge.from, edge.to]);
    };
  }

  private seesAnything(): boolean {
    return [...this.store.elements.values()].some(({ box, layer }) => layer === "body" && overlaps(box, this.camera.view));
  }
}
