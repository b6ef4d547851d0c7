// Where one looks from: zoom and place, by wheel, hand, buttons and calls. Nothing else moves it.
import { select } from "d3-selection";
import { zoom, zoomIdentity, ZoomTransform, type D3ZoomEvent, type ZoomBehavior } from "d3-zoom";
import { holds } from "./boxes";
import type { Place } from "./place";
import type { Box, Point } from "./scene";

const farthest = 0.05;
const nearest = 4;
const step = 1.3;
const margin = 24;
// A finding or a thing that is looked for is shown readable.
const readable = 0.8;
// From here on things are told by their names.
const named = 0.25;

export class Camera {
  private transform = zoomIdentity;
  private readonly behaviour: ZoomBehavior<HTMLCanvasElement, unknown>;
  private flight: { readonly from: ZoomTransform; readonly to: ZoomTransform; readonly start: number; readonly ms: number } | null = null;
  private own = false;

  /**
   * @param canvas What is dragged and scrolled on.
   * @param moved Called when the view is another one.
   * @param taken Called when a hand takes it.
   */
  constructor(private readonly canvas: HTMLCanvasElement, private readonly moved: () => void, private readonly taken: () => void) {
    this.behaviour = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([farthest, nearest])
      .clickDistance(4)
      .on("zoom", (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => {
        this.transform = event.transform;
        if (!this.own) {
          this.flight = null;
          this.taken();
        }
        this.moved();
      });
    select(canvas).call(this.behaviour).on("dblclick.zoom", null);
  }

  get zoom(): number {
    return this.transform.k;
  }

  get x(): number {
    return this.transform.x;
  }

  get y(): number {
    return this.transform.y;
  }

  /** What is seen, in pixels of zoom 1. */
  get view(): Box {
    const { k, x, y } = this.transform;
    return { x: -x / k, y: -y / k, w: this.canvas.clientWidth / k, h: this.canvas.clientHeight / k };
  }

  /** A place on the canvas, in CSS pixels, as a place of the picture. */
  toScene(at: Point): Point {
    const [x, y] = this.transform.invert([at.x, at.y]);
    return { x, y };
  }

  /**
   * The first view: all of the width at 1 at most, and never so small that it cannot be read; on phones all.
   * @param isGlance Whether it is a glance that is wanted: all of it, as long as names are told.
   */
  home(bounds: Box, isGlance: boolean): void {
    const { clientWidth: width } = this.canvas;
    if (width < 720 || (isGlance && this.around(bounds, 1).k >= named)) {
      this.set(this.around(bounds, 1));
      return;
    }
    const k = Math.min(1, Math.max(readable, width / Math.max(1, bounds.w)));
    const free = width - bounds.w * k;
    this.set(new ZoomTransform(k, (free > 0 ? free / 2 : 0) - bounds.x * k, -bounds.y * k));
  }

  lookFrom({ zoom: k, x, y }: Place): void {
    this.set(new ZoomTransform(k, x, y));
  }

  /** Shows all of a box, at a zoom of 1 at most. */
  fit(bounds: Box, ms: number): void {
    this.fly(this.around(bounds, 1), ms);
  }

  /** Shows a box if it is not seen or too small to be read, moving no more than that takes. */
  reveal(box: Box, ms: number): void {
    const k = Math.max(this.zoom, Math.min(readable, this.around(box, readable).k));
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const room = { x: margin / k, y: margin / k, w: (width - 2 * margin) / k, h: (height - 2 * margin) / k };
    if (k === this.zoom && holds(this.view, box, 0)) {
      return;
    }
    if (box.w > room.w || box.h > room.h) {
      this.fit(box, ms);
      return;
    }
    const now = this.view;
    const nudge = (from: number, seen: number, start: number, size: number): number =>
      Math.min(start - margin / k, Math.max(from, start + size + margin / k - seen));
    const x = k === this.zoom ? nudge(now.x, width / k, box.x, box.w) : box.x + box.w / 2 - width / k / 2;
    const y = k === this.zoom ? nudge(now.y, height / k, box.y, box.h) : box.y + box.h / 2 - height / k / 2;
    this.fly(new ZoomTransform(k, -x * k, -y * k), ms);
  }

  zoomBy(direction: 1 | -1, ms: number): void {
    this.zoomTo(this.target.k * (direction === 1 ? step : 1 / step), ms);
  }

  /** Zooms around the middle. */
  zoomTo(zoomed: number, ms: number): void {
    const from = this.target;
    const k = Math.min(nearest, Math.max(farthest, zoomed));
    const [x, y] = [this.canvas.clientWidth / 2, this.canvas.clientHeight / 2];
    this.fly(new ZoomTransform(k, x - ((x - from.x) / from.k) * k, y - ((y - from.y) / from.k) * k), ms);
  }

  /** Goes on with a flight; whether it is still on its way. */
  advance(now: number): boolean {
    if (this.flight === null) {
      return false;
    }
    const { from, to, start, ms } = this.flight;
    const t = Math.min(1, Math.max(0, (now - start) / ms));
    const eased = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
    const mix = (a: number, b: number): number => a + (b - a) * eased;
    this.set(t === 1 ? to : new ZoomTransform(from.k * (to.k / from.k) ** eased, mix(from.x, to.x), mix(from.y, to.y)));
    if (t === 1) {
      this.flight = null;
    }
    return this.flight !== null;
  }

  dispose(): void {
    select(this.canvas).on(".zoom", null);
  }

  private get target(): ZoomTransform {
    return this.flight?.to ?? this.transform;
  }

  private around(bounds: Box, most: number): ZoomTransform {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const k = Math.min(most, Math.max(farthest, Math.min(width / Math.max(1, bounds.w), height / Math.max(1, bounds.h))));
    const middle = { x: bounds.x + bounds.w / 2, y: bounds.y + bounds.h / 2 };
    // What is lower than the window hangs from its top.
    const y = bounds.h * k < height / 2 ? -bounds.y * k : height / 2 - middle.y * k;
    return new ZoomTransform(k, width / 2 - middle.x * k, most === readable ? height / 2 - middle.y * k : y);
  }

  private fly(to: ZoomTransform, ms: number): void {
    if (ms <= 0) {
      this.flight = null;
      this.set(to);
      return;
    }
    this.flight = { from: this.transform, to, start: performance.now(), ms };
    this.moved();
  }

  private set(to: ZoomTransform): void {
    this.own = true;
    try {
      select(this.canvas).call(this.behaviour.transform, to);
    } finally {
      this.own = false;
    }
  }
}
