// What moves, for how long: new things fade in and are plugged in, gone ones fade out, moved ones glide, and a change
// of state is tinted for a moment. Nothing loops: after the last of them no frame is asked for.
import { between, readPath, type EdgePath } from "./path";
import type { Palette } from "./palette";
import { pathOf } from "./painter/edges";
import type { Point, SceneEdge, SceneElement } from "./scene";
import type { Change, SceneChange } from "./store";

interface Course {
  readonly start: number;
  readonly kind: "appear" | "move";
  readonly fromX: number;
  readonly fromY: number;
}

interface EdgeCourse {
  readonly start: number;
  readonly from: string | null;
}

interface Ghost<T> {
  readonly start: number;
  readonly was: T;
}

const mostAtOnce = 50;
const restBetweenMoves = 1000;
const stillOutline = 2000;
const plugTravel = 8;

/** Keeps the courses of things that are on their way; times are of performance.now(). */
export class Motion {
  private readonly courses = new Map<string, Course>();
  private readonly lines = new Map<string, EdgeCourse>();
  private readonly pulses = new Map<string, number>();
  private readonly moved = new Map<string, number>();
  private elements: Ghost<SceneElement>[] = [];
  private edges: Ghost<SceneEdge>[] = [];

  constructor(private palette: Palette) {}

  use(palette: Palette): void {
    this.palette = palette;
  }

  /** Takes what an item changed; a large one is shown at once. */
  take(change: SceneChange, now: number): void {
    if (change.first || change.elements.length + change.edges.length > mostAtOnce) {
      this.clear();
      return;
    }
    change.elements.forEach((one) => this.takeElement(one, now));
    if (!this.palette.still) {
      change.edges.forEach((one) => this.takeEdge(one, now));
    }
  }

  /** Whether anything is on its way; what has arrived is forgotten. */
  advance(now: number): boolean {
    const { motion, still } = this.palette;
    forget(this.courses, ({ start, kind }) => now - start >= motion[kind]);
    forget(this.lines, ({ start, from }) => now - start >= (from === null ? motion.appear + motion.plug : motion.move));
    forget(this.pulses, (start) => now - start >= (still ? stillOutline : motion.pulse));
    forget(this.moved, (start) => now - start >= restBetweenMoves);
    this.elements = this.elements.filter(({ start }) => now - start < motion.vanish);
    this.edges = this.edges.filter(({ start }) => now - start < motion.vanish);
    return this.courses.size + this.lines.size + this.pulses.size + this.elements.length + this.edges.length > 0;
  }

  /** When the next thing changes that does not move meanwhile; null where every frame differs. */
  nextChange(now: number): number | null {
    const [first] = this.pulses.values();
    return this.palette.still && first !== undefined ? Math.max(0, first + stillOutline - now) : null;
  }

  placeOf(element: SceneElement, now: number): Point {
    const course = this.courses.get(element.id);
    if (course?.kind !== "move") {
      return element.box;
    }
    const left = 1 - easeInOut(share(now - course.start, this.palette.motion.move));
    return { x: element.box.x + course.fromX * left, y: element.box.y + course.fromY * left };
  }

  alphaOf(element: SceneElement, now: number): number {
    const course = this.courses.get(element.id);
    return course?.kind === "appear" ? share(now - course.start, this.palette.motion.appear) : 1;
  }

  pulseOf(id: string, now: number): number {
    const start = this.pulses.get(id);
    return start === undefined ? 0 : this.palette.still ? 1 : 1 - share(now - start, this.palette.motion.pulse);
  }

  /** How a line stands just now. */
  lineOf(edge: SceneEdge, now: number): { readonly path: EdgePath; readonly alpha: number; readonly unplugged: number } {
    const course = this.lines.get(edge.id);
    if (course === undefined) {
      return { path: pathOf(edge), alpha: 1, unplugged: 0 };
    }
    const { appear, move, plug } = this.palette.motion;
    const age = now - course.start;
    if (course.from === null) {
      return { path: pathOf(edge), alpha: share(age, appear), unplugged: plugTravel * (1 - easeOut(share(age - appear, plug))) };
    }
    const way = between(course.from, edge.path, easeInOut(share(age, move)));
    return { path: way === null ? pathOf(edge) : readPath(way), alpha: way === null ? share(age, move) : 1, unplugged: 0 };
  }

  /** What is gone and still seen, with its strength. */
  ghosts(now: number): { readonly elements: readonly (readonly [SceneElement, number])[]; readonly edges: readonly (readonly [SceneEdge, number])[] } {
    const strength = (start: number): number => 1 - share(now - start, this.palette.motion.vanish);
    return {
      elements: this.elements.map(({ was, start }) => [was, strength(start)] as const),
      edges: this.edges.map(({ was, start }) => [was, strength(start)] as const),
    };
  }

  private clear(): void {
    this.courses.clear();
    this.lines.clear();
    this.pulses.clear();
    this.elements = [];
    this.edges = [];
  }

  private takeElement({ was, is }: Change<SceneElement>, now: number): void {
    const id = (is ?? was)?.id ?? "";
    if (was !== null && is !== null && was.health !== is.health) {
      this.pulses.set(id, now);
    }
    if (this.palette.still) {
      return;
    }
    if (is === null) {
      this.courses.delete(id);
      if (was !== null) {
        this.elements.push({ was, start: now });
      }
    } else if (was === null) {
      this.courses.set(id, { start: now, kind: "appear", fromX: 0, fromY: 0 });
    } else if ((was.box.x !== is.box.x || was.box.y !== is.box.y) && is.layer === "body" && !this.moved.has(id)) {
      this.moved.set(id, now);
      this.courses.set(id, { start: now, kind: "move", fromX: was.box.x - is.box.x, fromY: was.box.y - is.box.y });
    }
  }

  private takeEdge({ was, is }: Change<SceneEdge>, now: number): void {
    if (is === null) {
      if (was !== null) {
        this.lines.delete(was.id);
        this.edges.push({ was, start: now });
      }
    } else if (was === null) {
      this.lines.set(is.id, { start: now, from: null });
    } else if (was.path !== is.path) {
      this.lines.set(is.id, { start: now, from: was.path });
    }
  }
}

function forget<V>(from: Map<string, V>, isOver: (value: V) => boolean): void {
  for (const [key, value] of from) {
    if (isOver(value)) {
      from.delete(key);
    }
  }
}

function share(age: number, whole: number): number {
  return whole <= 0 ? 1 : Math.min(1, Math.max(0, age / whole));
}

function easeOut(t: number): number {
  return 1 - (1 - t) ** 3;
}

function easeInOut(t: number): number {
  return t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
}
