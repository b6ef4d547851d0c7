// Reads the way of a line: SVG path data, absolute, in the letters M, L, H, V, C and Q.
import type { Box, Point } from "./scene";

/** An end of a line, and which way it would go on, as a direction of length 1. */
export interface PathEnd {
  readonly at: Point;
  readonly x: number;
  readonly y: number;
}

/** A line ready to be drawn and hit. */
export interface EdgePath {
  readonly line: Path2D;
  readonly bounds: Box;
  /** Null where it has no length. */
  readonly ends: { readonly start: PathEnd; readonly end: PathEnd } | null;
}

const command = /([A-Za-z])([^A-Za-z]*)/g;
const number = /-?(?:\d+\.?\d*|\.\d+)/g;

export function readPath(data: string): EdgePath {
  const points = pointsOf(data);
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return {
    line: new Path2D(data),
    bounds: points.length === 0 ? { x: 0, y: 0, w: 0, h: 0 } : { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y },
    ends: endsOf(points),
  };
}

/** A way between two ways, at 0 the first and at 1 the second; null where they are not alike. */
export function between(from: string, to: string, share: number): string | null {
  const shape = (data: string): string => data.replace(number, "").replace(/[\s,]+/g, "");
  if (shape(from) !== shape(to)) {
    return null;
  }
  const start = from.match(number)?.map(Number) ?? [];
  const end = to.match(number)?.map(Number) ?? [];
  if (start.length !== end.length) {
    return null;
  }
  let index = 0;
  return to.replace(command, (_, letter: string, rest: string) =>
    letter + (rest.match(number) ?? []).map(() => {
      const value = (start[index] ?? 0) + ((end[index] ?? 0) - (start[index] ?? 0)) * share;
      index++;
      return value.toFixed(2);
    }).join(" "));
}

// Control points too: a curve leaves its end towards the nearest one.
function pointsOf(data: string): Point[] {
  const points: Point[] = [];
  for (const [, letter = "", rest = ""] of data.matchAll(command)) {
    const numbers = rest.match(number)?.map(Number) ?? [];
    const last = points[points.length - 1] ?? { x: 0, y: 0 };
    if (letter === "H") {
      points.push(...numbers.map((x) => ({ x, y: last.y })));
    } else if (letter === "V") {
      points.push(...numbers.map((y) => ({ x: last.x, y })));
    } else {
      for (let i = 0; i + 1 < numbers.length; i += 2) {
        points.push({ x: numbers[i] ?? 0, y: numbers[i + 1] ?? 0 });
      }
    }
  }
  return points;
}

function endsOf(points: readonly Point[]): EdgePath["ends"] {
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) {
    return null;
  }
  const after = points.find((point) => point.x !== first.x || point.y !== first.y);
  const before = [...points].reverse().find((point) => point.x !== last.x || point.y !== last.y);
  return after === undefined || before === undefined ? null : { start: towards(after, first), end: towards(before, last) };
}

function towards(from: Point, to: Point): PathEnd {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { at: to, x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}
