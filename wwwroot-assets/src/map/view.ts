// What is on the screen: the scene, where one looks from, what is selected, and everything that draws and listens.
import { enclosing, overlaps } from "./boxes";
import type { Calls } from "./calls";
import { Camera } from "./camera";
import type { Hit } from "./hit";
import { FrameLog } from "./measure";
import { Motion } from "./motion";
import { Frame } from "./painter/frame";
import { Labels, type Label } from "./painter/labels";
import { paint } from "./painter/painter";
import { readPalette, watchPalette } from "./palette";
import { Pointer } from "./pointer";
import type { Box } from "./scene";
import { Screen } from "./screen";
import { light, nothingLit } from "./selection";
import { SceneStore, type SceneChange } from "./store";
import { Summary } from "./summary";
import { TextRuler } from "./text";
import { makeTools, type Tools } from "./tools";
import { MapTree } from "./tree/tree";
import { installZoomKeys } from "./zoom-keys";
import type { TreeItem } from "./tree/items";

export class MapView {
  readonly store = new SceneStore();
  readonly log = new FrameLog();
  private palette;
  private readonly ruler;
  private readonly motion;
  private readonly screen;
  private readonly camera;
  private readonly pointer;
  private readonly tree;
  private readonly summary;
  private readonly tools: Tools;
  private readonly icons = new Map<string, Path2D>();
  private readonly ends: (() => void)[] = [];
  private emphasis = { selected: null as string | null, finding: null as string | null, lit: nothingLit, hover: null as Hit | null, focus: null as string | null };
  private seen = { elements: 0, edges: 0 };
  private isHome = false;
  private wish: (() => boolean) | null = null;

  constructor(host: HTMLElement, tools: HTMLElement | null, private readonly calls: Calls) {
    host.classList.add("nd-map");
    this.palette = readPalette(host);
    this.ruler = new TextRuler(this.palette.families);
    this.motion = new Motion(this.palette);
    this.screen = new Screen(host, (context, ratio, now) => this.draw(context, ratio, now, null), () => this.begin());
    this.camera = new Camera(this.screen.canvas, () => this.invalidate(), () => this.pointer.leave());
    this.pointer = new Pointer(this.screen.canvas, host, this.store, this.camera, {
      hovers: (hover) => this.emphasize({ hover }),
      chooses: (target) => this.choose(target),
      doubles: () => this.fit(),
    });
    this.tree = new MapTree(host, this.store, {
      chosen: (item) => this.chooseItem(item),
      focused: (element, byKeyboard) => this.focus(element, byKeyboard),
      cleared: () => this.clear(),
    });
    this.summary = new Summary(host);
    const actions = { zoomIn: () => this.zoomBy(1), zoomOut: () => this.zoomBy(-1), fit: () => this.fit(), actualSize: () => this.camera.zoomTo(1, this.palette.motion.fit) };
    this.tools = makeTools(tools ?? host, actions);
    this.ends.push(watchPalette(() => this.retheme(host)), installZoomKeys(host, this.tree.root, actions));
    this.useFonts(host);
  }

  /** Takes what the hub's item changed; null: nothing yet. */
  changed(change: SceneChange | null, receivedAt: number | null): void {
    if (change === null) {
      return;
    }
    this.motion.take(change, performance.now());
    this.relight();
    this.tree.invalidate();
    this.summary.take(change);
    this.begin();
    this.invalidate();
    if (receivedAt !== null) {
      this.log.took(receivedAt);
    }
  }

  /** Selects a node or an edge of the topology in place of what was selected before, a finding's sides included. */
  select(id: string | null): void {
    this.emphasize({ selected: id, finding: null });
    this.relight();
  }

  /** Lights both sides of a finding and brings them into view, as soon as they are known. */
  showFinding(id: string | null): void {
    this.emphasize({ selected: id === null ? this.emphasis.selected : null, finding: id });
    this.relight();
    if (id !== null) {
      this.soon(() => this.look([...this.store.edges.values()].filter((edge) => edge.finding === id).flatMap((edge) => [edge.from, edge.to])));
    }
  }

  /** Brings a node or an edge of the topology into view, as soon as it is known. */
  reveal(id: string): void {
    this.soon(() => {
      const all = [...this.store.elements.values()];
      const own = all.filter((element) => element.node === id && element.layer === "body");
      const standing = own.length > 0 ? own : all.filter((element) => element.nodes.includes(id) && element.layer === "body");
      const ends = [...this.store.edges.values()].filter((edge) => edge.edge === id).flatMap((edge) => [edge.from, edge.to]);
      return this.look(standing.length > 0 ? standing.slice(0, 1).map((element) => element.id) : ends);
    });
  }

  fit(): void {
    this.camera.fit(this.store.bounds, this.palette.motion.fit);
  }

  zoomBy(direction: 1 | -1): void {
    this.camera.zoomBy(direction, this.palette.motion.fit);
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
    this.ends.forEach((end) => end());
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
    const frame = new Frame(context, this.palette, this.ruler, (name) => this.icon(name), zoom, x, y, ratio, view, labels);
    this.seen = paint(frame, this.store, this.motion, this.emphasis, now);
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

  /** The first look, once there is something to see and room to see it in. */
  private begin(): void {
    if (!this.isHome && this.store.elements.size > 0 && this.screen.isShown) {
      this.isHome = true;
      this.camera.home(this.store.bounds);
    }
    if (this.isHome && this.wish?.() === true) {
      this.wish = null;
    }
  }

  private soon(wish: () => boolean): void {
    this.wish = wish;
    this.begin();
  }

  private look(elements: readonly string[]): boolean {
    const boxes = elements.flatMap((id): Box[] => {
      const element = this.store.elements.get(id);
      return element === undefined ? [] : [element.box];
    });
    const box = enclosing(boxes);
    if (box !== null) {
      this.camera.reveal(box, this.palette.motion.fit);
    }
    return box !== null;
  }

  private choose(target: Hit | null): void {
    const lines = target?.kind === "badge" || target?.kind === "edge" ? target.edge : null;
    const element = target?.kind === "element" || target?.kind === "spot" ? target.element : null;
    const node = target?.kind === "spot" ? element?.spots[target.spot]?.node ?? null : element?.node ?? null;
    this.tree.focusOn(element?.id ?? (lines === null ? null : lines.from));
    this.set(node, lines?.edge ?? null, lines?.edge === null ? lines.finding : null);
  }

  private chooseItem(item: TreeItem): void {
    this.set(item.node, item.edge, item.edge === null ? item.finding : null);
  }

  private clear(): boolean {
    const { selected, finding } = this.emphasis;
    this.set(null, null, null);
    return selected !== null || finding !== null;
  }

  private set(node: string | null, edge: string | null, finding: string | null): void {
    const selected = node ?? edge;
    if (selected !== this.emphasis.selected || finding !== this.emphasis.finding) {
      this.emphasize({ selected, finding });
      this.relight();
      this.calls.selected(node, edge, finding);
    }
  }

  private focus(element: string | null, byKeyboard: boolean): void {
    this.emphasize({ focus: byKeyboard ? element : null });
    const box = element === null ? undefined : this.store.elements.get(element)?.box;
    if (byKeyboard && box !== undefined && !overlaps(box, this.camera.view)) {
      this.camera.reveal(box, this.palette.motion.fit);
    }
  }

  private emphasize(change: Partial<MapView["emphasis"]>): void {
    Object.assign(this.emphasis, change);
    this.invalidate();
  }

  private relight(): void {
    const { selected, finding } = this.emphasis;
    this.emphasis.lit = light(this.store, selected, finding);
    this.tree.select(selected, selected);
  }

  private retheme(host: HTMLElement): void {
    this.palette = readPalette(host);
    this.motion.use(this.palette);
    this.invalidate();
  }

  /** The fonts come with the page; until they are there, others stand in, and are of another width. */
  private useFonts(host: HTMLElement): void {
    const come = (): void => {
      this.ruler.reset(readPalette(host).families);
      this.invalidate();
    };
    document.fonts.addEventListener("loadingdone", come);
    this.ends.push(() => document.fonts.removeEventListener("loadingdone", come));
  }

  private icon(name: string): Path2D | null {
    const data = this.store.icons[name];
    let icon = this.icons.get(name);
    if (icon === undefined && data !== undefined) {
      this.icons.set(name, icon = new Path2D(data));
    }
    return icon ?? null;
  }

  private invalidate(): void {
    this.screen.invalidate();
  }
}
