// The picture outlives the circuit of the page that shows it: when another circuit takes the place of one that is gone, Blazor puts
// a new element in the place of the map's, and what stood in the old one, still drawing and following the hub, goes over to it.
import { circuitBack, circuitGone, circuitLost, pageLeaves } from "../circuit/events";

/** What goes over. */
export interface Keepable {
  /** Everything that stands in the map's element. */
  readonly stage: HTMLElement;
  /** The buttons, wherever they stand. */
  readonly tools: HTMLElement;
  /** Tells nobody anything: whoever listened cannot hear. */
  quiet(): void;
  /** Tells again, beginning with how it is. */
  speak(): void;
  /** The page is loaded anew. */
  leave(): void;
  dispose(): Promise<void>;
}

/** The map of the page, and what becomes of it when its circuit goes. */
export class Keeper<T extends Keepable> {
  private shown: T | null = null;
  private kept: T | null = null;
  private moves: MutationObserver | null = null;

  constructor() {
    document.addEventListener(circuitLost, () => this.shown?.quiet());
    document.addEventListener(circuitBack, () => this.shown?.speak());
    document.addEventListener(pageLeaves, () => this.shown?.leave());
    document.addEventListener(circuitGone, () => this.keep());
  }

  show(map: T): void {
    this.shown = map;
  }

  forget(map: T): void {
    this.shown = this.shown === map ? null : this.shown;
    this.kept = this.kept === map ? null : this.kept;
  }

  /** The map that waits for a new element, into which it goes; null where none does. */
  takeOver(host: HTMLElement): T | null {
    const map = this.kept;
    this.moves?.disconnect();
    this.kept = null;
    if (map !== null && map.stage.parentElement !== host) {
      host.append(map.stage);
    }
    return map;
  }

  private keep(): void {
    const map = this.shown;
    if (map === null) {
      return;
    }
    this.kept = map;
    this.moves?.disconnect();
    // Called back before the next frame: there is none without the picture.
    this.moves = new MutationObserver(() => this.follow(map));
    this.moves.observe(document.body, { childList: true, subtree: true });
  }

  private follow(map: T): void {
    if (map.stage.isConnected) {
      return;
    }
    const host = document.querySelector<HTMLElement>(".nd-map");
    if (host === null) {
      // Another page was gone to meanwhile.
      this.moves?.disconnect();
      this.forget(map);
      void map.dispose();
      return;
    }
    host.dataset["kept"] = "";
    host.append(map.stage);
    document.querySelector(".nd-maptools")?.append(map.tools);
  }
}
