// What is on the screen: the scene, where one looks from, what is selected, and everything that draws and listens.
import { overlaps } from "./boxes";
import type { Calls } from "./calls";
import { Camera } from "./camera";
import { Choice } from "./choice";
import { Gaze } from "./gaze";
import { isShown } from "./hidden";
import type { Hit } from "./hit";
import { Ink } from "./ink";
import { FrameLog } from "./measure";
import { Motion } from "./motion";
import { Frame } from "./painter/frame";
import { Labels, type Label } from "./painter/labels";
import { paint } from "./painter/painter";
import type { Place } from "./place";
import { Pointer } from "./pointer";
import { Screen } from "./screen";
import { SceneStore, type SceneChange } from "./store";
import { Summary } from "./summary";
import { makeTools, type Tools } from "./tools";
import { MapTree } from "./tree/tree";
import { installZoomKeys } from "./zoom-keys";

export class MapView {
  readonly store = new SceneStore();
  readonly log = new FrameLog();
  private readonly ink;
  private readonly choice;
  private readonly motion;
  private readonly screen;
  private readonly camera;
  private readonly gaze;
  private readonly pointer;
  private readonly tree;
  private readonly summary;
  readonly tools: Tools;
  private readonly leaveKeys: () => void;
  private hover: Hit | null = null;
  private focus: string | null = null;
  private seen = { elements: 0, edges: 0 };

  /**
   * @param stage What everything but the buttons stands in.
   * @param tools Where the buttons go.
   */
  constructor(stage: HTMLElement, tools: HTMLElement, calls: Calls, isGlance = false) {
    this.ink = new Ink(stage, () => this.store.icons, () => this.retheme());
    this.motion = new Motion(this.ink.palette);
    this.screen = new Screen(stage, (context, ratio, now) => this.draw(context, ratio, now, null), () => this.settle());
    this.camera = new Camera(this.screen.canvas, () => this.invalidate(), () => {
      this.pointer.leave();
      this.gaze.release();
    });
    this.gaze = new Gaze(this.store, this.camera, () => this.flight, isGlance);
    this.pointer = new Pointer(this.screen.canvas, stage, this.store, this.camera, {
      sees: (edge) => isShown(edge, this.choice.lit, this.hover),
      hovers: (hover) => {
        this.hover = hover;
        this.invalidate();
      },
      chooses: (target) => this.choose(target),
      doubles: () => this.fit(),
    });
    this.tree = new MapTree(stage, this.store, {
      chosen: (item) => this.choice.chooseItem(item),
      focused: (element, byKeyboard) => this.focusOn(element, byKeyboard),
      cleared: () => this.choice.clear(),
    });
    this.choice = new Choice(this.store, calls, () => {
      this.tree.select(this.choice.selected);
      this.invalidate();
    });
    this.summary = new Summary(stage);
    const actions = { zoomIn: () => this.zoomBy(1), zoomOut: () => this.zoomBy(-1), fit: () => this.fit(), actualSize: () => this.camera.zoomTo(1, this.flight) };
    this.tools = makeTools(tools, actions);
    this.leaveKeys = installZoomKeys(stage, this.tree.root, actions);
  }

  /** Takes what the hub's item changed; null: nothing yet. */
  changed(change: SceneChange | null, receivedAt: number | null): void {
    if (change === null) {
      return;
    }
    this.motion.take(change, performance.now());
    this.choice.relight();
    this.tree.invalidate();
    this.summary.take(change);
    this.settle();
    if (receivedAt !== null) {
      this.log.took(receivedAt);
    }
  }

  /** Selects a node, an edge of the topology or a ledger entry in place of what was selected before, a finding's sides included. */
  select(id: string | null): void {
    this.choice.show(id, null);
  }

  /** Lights both sides of a finding and brings them into view, as soon as they are known. */
  showFinding(id: string | null): void {
    this.choice.show(id === null ? this.choice.selected : null, id);
    if (id !== null) {
      this.gaze.wishFinding(id);
      this.settle();
    }
  }

  /** Brings a node, an edge of the topology or a ledger entry into view, as soon as it is known. */
  reveal(id: string): void {
    this.gaze.wishThing(id);
    this.settle();
  }

  /** Another view's scene comes in place of this one. */
  expectAnother(): void {
    this.store.doubt();
    this.gaze.expectAnother();
  }

  get place(): Place {
    const { zoom, x, y } = this.camera;
    return { zoom, x, y };
  }

  /** Looks from there instead of where one begins, whatever was to be brought into view. */
  lookFrom(place: Place): void {
    this.gaze.stay();
    this.camera.lookFrom(place);
  }

  fit(): void {
    this.camera.fit(this.store.bounds, this.flight);
  }

  zoomBy(direction: 1 | -1): void {
    this.camera.zoomBy(direction, this.flight);
  }

  labels(): Label[] {
    const labels = new Labels();
    const { canvas } = this.screen;
    const context = canvas.getContext("2d");
    if (context !== null && this.screen.isShown) {
      this.draw(context, canvas.width / canvas.clientWidth, performance.now(), labels);
    }
    return labels.all;
  }

  counts() {
    return {
      elements: this.store.elements.size, edges: this.store.edges.size,
      seenElements: this.seen.elements, seenEdges: this.seen.edges,
      drawn: this.log.drawn, zoom: this.camera.zoom, version: this.store.version,
    };
  }

  dispose(): void {
    this.leaveKeys();
    this.ink.dispose();
    this.camera.dispose();
    this.pointer.remove();
    this.tree.remove();
    this.summary.remove();
    this.tools.remove();
    this.screen.dispose();
  }

  private draw(context: CanvasRenderingContext2D, ratio: number, now: number, labels: Labels | null): boolean {
    const startedAt = performance.now();
    const flies = this.camera.advance(now);
    const moves = this.motion.advance(now);
    const { zoom, x, y, view } = this.camera;
    const { palette, ruler } = this.ink;
    const frame = new Frame(context, palette, ruler, (name) => this.ink.icon(name), zoom, x, y, ratio, view, labels);
    const { selected, lit } = this.choice;
    this.seen = paint(frame, this.store, this.motion, { selected, lit, hover: this.hover, focus: this.focus }, now);
    this.tools.show(zoom);
    if (labels === null) {
      this.log.drew(startedAt);
    }
    const pause = moves && !flies ? this.motion.nextChange(now) : null;
    if (pause !== null) {
      setTimeout(() => this.invalidate(), pause + 1);
    }
    return flies || (moves && pause === null);
  }

  private choose(target: Hit | null): void {
    const element = target === null ? null : "element" in target ? target.element.id : target.edge.from;
    this.tree.focusOn(element);
    this.choice.chooseHit(target);
  }

  private focusOn(element: string | null, byKeyboard: boolean): void {
    this.focus = byKeyboard ? element : null;
    this.invalidate();
    const box = element === null ? undefined : this.store.elements.get(element)?.box;
    if (byKeyboard && box !== undefined && !overlaps(box, this.camera.view)) {
      this.camera.reveal(box, this.flight);
    }
  }

  private retheme(): void {
    this.motion.use(this.ink.palette);
    this.invalidate();
  }

  /** How long a flight of the view takes, in ms. */
  private get flight(): number {
    return this.ink.palette.motion.fit;
  }

  private settle(): void {
    this.gaze.settle(this.screen.isShown);
  }

  private invalidate(): void {
    this.screen.invalidate();
  }
}
