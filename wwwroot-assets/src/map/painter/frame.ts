// What one drawing of the picture works with.
import type { Palette } from "../palette";
import type { Box, Detail } from "../scene";
import type { TextRuler } from "../text";
import type { Labels } from "./labels";

/** The levels of detail, and the zoom from which each is shown. */
const levels: readonly { readonly detail: Detail; readonly from: number }[] = [
  { detail: "tile", from: 0 },
  { detail: "name", from: 0.25 },
  { detail: "brief", from: 0.5 },
  { detail: "full", from: 0.8 },
  { detail: "close", from: 1.6 },
];
const ranks = Object.fromEntries(levels.map(({ detail }, rank) => [detail, rank])) as Record<Detail, number>;

// A zoom that was computed is a hair below the level that was meant.
const slack = 1e-6;

/** A canvas with its transform: everything is drawn in pixels of zoom 1. */
export class Frame {
  /** Device pixels a pixel of zoom 1. */
  readonly scale: number;
  /** Where zero stands, in whole device pixels, so that straight lines stay sharp while the view moves. */
  private readonly left: number;
  private readonly top: number;
  private readonly rank: number;

  constructor(
    readonly context: CanvasRenderingContext2D,
    readonly palette: Palette,
    readonly ruler: TextRuler,
    readonly icons: (name: string) => Path2D | null,
    readonly zoom: number,
    x: number,
    y: number,
    readonly ratio: number,
    readonly view: Box,
    readonly labels: Labels | null,
  ) {
    this.scale = zoom * ratio;
    this.left = Math.round(x * ratio);
    this.top = Math.round(y * ratio);
    this.rank = rankAt(zoom);
  }

  /** Begins: from here on, pixels are those of zoom 1. */
  transform(): void {
    this.context.setTransform(this.scale, 0, 0, this.scale, this.left, this.top);
  }

  shows(detail: Detail): boolean {
    return this.rank >= ranks[detail];
  }

  /** Moves a border onto the screen's pixels. */
  sharpX(x: number): number {
    return (Math.floor(x * this.scale + this.left + slack) + 0.5 - this.left) / this.scale;
  }

  sharpY(y: number): number {
    return (Math.floor(y * this.scale + this.top + slack) + 0.5 - this.top) / this.scale;
  }

  /** A stroke that is never thinner than a pixel on screen. */
  stroke(width: number): number {
    return Math.max(width, 1 / this.zoom);
  }

  /** CSS pixels of the canvas. */
  toScreen(box: Box): Box {
    return {
      x: box.x * this.zoom + this.left / this.ratio,
      y: box.y * this.zoom + this.top / this.ratio,
      w: box.w * this.zoom,
      h: box.h * this.zoom,
    };
  }
}

function rankAt(zoom: number): number {
  return levels.filter(({ from }) => zoom >= from - slack).length - 1;
}
