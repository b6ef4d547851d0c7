// How wide text is, and what of a line fits into its width. Widths are measured once at zoom 1 and scaled: the canvas
// is told to space letters geometrically, so that they do not jump between zooms.
import { lettersOf, plain } from "./plain";
import type { Run, TextPart, TextRole, Tone } from "./scene";

/** What a role is set in, at zoom 1. */
export interface Face {
  readonly mono: boolean;
  readonly size: number;
  readonly weight: number;
}

/** Text with its place in its line, at the size that it is drawn with. */
export interface PlacedRun {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  readonly tone: Tone;
}

export const faces: Readonly<Record<TextRole, Face>> = {
  title: { mono: false, size: 13, weight: 600 },
  name: { mono: false, size: 12, weight: 550 },
  note: { mono: false, size: 11, weight: 400 },
  label: { mono: false, size: 11, weight: 500 },
  mono: { mono: true, size: 11, weight: 400 },
  port: { mono: true, size: 11, weight: 600 },
};

export const slotFace: Face = { mono: true, size: 10, weight: 400 };

/** The smallest text on screen, in CSS pixels. */
export const smallest = 11;

const keptEnd = 5;
const monoTracking = -0.01;
const mostMeasured = 20_000;
const slack = 1e-6;

/** The size that a face is drawn with at a zoom, in pixels of zoom 1: never under 11 on screen. */
export function sizeAt(face: Face, zoom: number): number {
  return Math.max(face.size, smallest / zoom);
}

/** Measures with a canvas of its own, so that what is measured never depends on what is drawn just now. */
export class TextRuler {
  private readonly context: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();
  private fitted = new WeakMap<TextPart, { readonly zoom: number; readonly runs: readonly PlacedRun[] }>();

  constructor(private families: { readonly text: string; readonly mono: string }) {
    const context = document.createElement("canvas").getContext("2d");
    if (context === null) {
      throw new Error("This browser gives no 2D canvas.");
    }
    this.context = context;
  }

  /** Forgets every width: the fonts have come, or are others. */
  reset(families: { readonly text: string; readonly mono: string }): void {
    this.families = families;
    this.widths.clear();
    this.fitted = new WeakMap();
  }

  font(face: Face, size: number): string {
    return `${face.weight} ${size}px ${face.mono ? this.families.mono : this.families.text}`;
  }

  /** Prepares a canvas for text of a face. */
  apply(context: CanvasRenderingContext2D, face: Face, size: number): void {
    context.font = this.font(face, size);
    context.letterSpacing = face.mono ? `${monoTracking * size}px` : "0px";
  }

  /** The width of plain text at a size, in pixels of zoom 1. */
  width(text: string, face: Face, size: number): number {
    const key = `${face.mono ? "m" : "t"}${face.weight}${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      if (this.widths.size >= mostMeasured) {
        this.widths.clear();
      }
      width = this.measure(text, face);
      this.widths.set(key, width);
    }
    return width * size;
  }

  /** The runs of a line that are drawn at a zoom, placed from its own X; none where it does not fit. */
  fit(part: TextPart, zoom: number): readonly PlacedRun[] {
    const at = Math.min(zoom, 1);
    const known = this.fitted.get(part);
    if (known !== undefined && known.zoom === at) {
      return known.runs;
    }
    const runs = this.fitAnew(part, at);
    this.fitted.set(part, { zoom: at, runs });
    return runs;
  }

  /** As much of the beginning as there is room for, and the end; null where not even one letter of it stays. */
  cut(text: string, face: Face, size: number, room: number): string | null {
    const all = lettersOf(text);
    const end = `…${all.slice(-keptEnd).join("")}`;
    let left = room - this.width(end, face, size);
    let kept = 0;
    while (kept < all.length - keptEnd - 1) {
      left -= this.width(all[kept] ?? "", face, size);
      if (left < 0) {
        break;
      }
      kept++;
    }
    return kept > 0 ? all.slice(0, kept).join("").trimEnd() + end : null;
  }

  private fitAnew(part: TextPart, zoom: number): PlacedRun[] {
    let runs = part.runs.map((run) => this.sized(run, plain(run.text), zoom)).filter((run) => run.text.length > 0);
    while (total(runs) > part.width + slack) {
      const drop = Math.max(0, ...runs.map((sized) => sized.run.drop));
      if (drop === 0) {
        break;
      }
      runs = runs.filter((sized) => sized.run.drop !== drop);
    }
    const over = total(runs) - part.width;
    const name = runs.find((sized) => sized.run.mayCut);
    if (over > slack && name !== undefined) {
      const text = this.cut(name.text, faces[name.run.role], name.size, name.width - over);
      runs = text === null ? [] : runs.map((sized) => (sized === name ? this.sized(sized.run, text, zoom) : sized));
    }
    return total(runs) <= part.width + slack ? place(runs, part) : [];
  }

  private sized(run: Run, text: string, zoom: number): Sized {
    const face = faces[run.role];
    const size = sizeAt(face, zoom);
    return { run, text, size, width: this.width(text, face, size) };
  }

  private measure(text: string, face: Face): number {
    const size = 100;
    this.context.font = this.font(face, size);
    this.context.textRendering = "geometricPrecision";
    this.context.letterSpacing = face.mono ? `${monoTracking * size}px` : "0px";
    return this.context.measureText(text).width / size;
  }
}

interface Sized {
  readonly run: Run;
  readonly text: string;
  readonly size: number;
  readonly width: number;
}

function total(runs: readonly Sized[]): number {
  return runs.reduce((sum, { run, width }, index) => sum + width + (index === 0 ? 0 : run.gap), 0);
}

function place(runs: readonly Sized[], part: TextPart): PlacedRun[] {
  const free = part.end ? -total(runs) : part.middle ? (part.width - total(runs)) / 2 : 0;
  let x = part.x + free;
  return runs.map(({ run, text, size, width }, index) => {
    x += index === 0 ? 0 : run.gap;
    const placed = { x, width, text, face: faces[run.role], size, tone: run.tone };
    x += width;
    return placed;
  });
}
