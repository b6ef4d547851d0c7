// What the picture holds: the scene as last told. Draws nothing and asks for nothing.
import type { Box, SceneDelta, SceneEdge, SceneElement, SceneSnapshot } from "./scene";

/** One thing that is new, different or gone. */
export interface Change<T> {
  readonly was: T | null;
  readonly is: T | null;
}

/** What an item made different. */
export interface SceneChange {
  readonly elements: readonly Change<SceneElement>[];
  readonly edges: readonly Change<SceneEdge>[];
  /** Whether there was nothing before: then nothing of it is news. */
  readonly first: boolean;
}

/** Keeps a scene. A whole one that comes in parts takes the old one's place when its last part is there. */
export class SceneStore {
  readonly elements = new Map<string, SceneElement>();
  readonly edges = new Map<string, SceneEdge>();
  icons: Readonly<Record<string, string>> = {};
  bounds: Box = { x: 0, y: 0, w: 0, h: 0 };
  epoch = "";
  version: number | null = null;
  private parts: SceneSnapshot[] = [];
  private growing = false;

  /** Forgets a snapshot of which only some parts have come. */
  interrupt(): void {
    this.parts = [];
    this.growing = false;
  }

  /** Forgets which version this is, so that the whole is asked for; the picture stays. */
  doubt(): void {
    this.interrupt();
    this.epoch = "";
    this.version = null;
  }

  /** Takes a part of the whole; null while the picture stays as it was. */
  take(part: SceneSnapshot): SceneChange | null {
    this.icons = part.icons;
    const empty = this.elements.size === 0 && this.edges.size === 0;
    this.growing = this.growing || (empty && this.parts.length === 0);
    if (this.growing) {
      this.bounds = part.bounds;
      this.keep(part);
      const elements = part.elements.map((is) => put(this.elements, is));
      const edges = part.edges.map((is) => put(this.edges, is));
      this.growing = part.more;
      return { elements, edges, first: true };
    }
    this.parts.push(part);
    if (part.more) {
      return null;
    }
    const all = this.parts;
    this.parts = [];
    this.bounds = part.bounds;
    this.keep(part);
    return {
      elements: replace(this.elements, all.flatMap((one) => one.elements)),
      edges: replace(this.edges, all.flatMap((one) => one.edges)),
      first: false,
    };
  }

  /** Takes a delta; null where it does not continue what is here. */
  apply(delta: SceneDelta): SceneChange | null {
    if (delta.baseVersion !== this.version) {
      return null;
    }
    this.version = delta.version;
    this.bounds = delta.bounds;
    return {
      elements: [...drop(this.elements, delta.removed.elements), ...delta.upserted.elements.map((is) => put(this.elements, is))],
      edges: [...drop(this.edges, delta.removed.edges), ...delta.upserted.edges.map((is) => put(this.edges, is))],
      first: false,
    };
  }

  private keep(part: SceneSnapshot): void {
    if (!part.more) {
      this.epoch = part.epoch;
      this.version = part.version;
    }
  }
}

function put<T extends { readonly id: string }>(into: Map<string, T>, is: T): Change<T> {
  const was = into.get(is.id) ?? null;
  into.set(is.id, is);
  return { was, is };
}

function drop<T>(from: Map<string, T>, ids: readonly string[]): Change<T>[] {
  return ids.flatMap((id) => {
    const was = from.get(id);
    from.delete(id);
    return was === undefined ? [] : [{ was, is: null }];
  });
}

/** A server that started anew sends everything again: what says the same is no change. */
function replace<T extends { readonly id: string }>(old: Map<string, T>, now: readonly T[]): Change<T>[] {
  const kept = new Set(now.map((one) => one.id));
  const gone = drop(old, [...old.keys()].filter((id) => !kept.has(id)));
  const changed = now.filter((one) => JSON.stringify(old.get(one.id)) !== JSON.stringify(one));
  return [...gone, ...changed.map((is) => put(old, is))];
}
