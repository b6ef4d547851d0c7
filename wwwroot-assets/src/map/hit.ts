// What lies under a point of the picture: badges, then spots, then boxes, then lines.
import { contains, grown } from "./boxes";
import { badgeSize, pathOf } from "./painter/edges";
import type { Point, SceneEdge, SceneElement } from "./scene";
import type { SceneStore } from "./store";

/** What was hit. */
export type Hit =
  | { readonly kind: "badge"; readonly edge: SceneEdge }
  | { readonly kind: "spot"; readonly element: SceneElement; readonly spot: number }
  | { readonly kind: "element"; readonly element: SceneElement }
  | { readonly kind: "edge"; readonly edge: SceneEdge };

// How far from a line it still is meant, in CSS pixels: fingers are not needles.
const tolerance = { mouse: 5, touch: 12 };
const probe = document.createElement("canvas").getContext("2d");

/** @param isSeen Whether a line is drawn just now. */
export function hit(store: SceneStore, at: Point, zoom: number, touch: boolean, isSeen: (edge: SceneEdge) => boolean): Hit | null {
  const edges = [...store.edges.values()].filter(isSeen);
  return badgeAt(edges, at, zoom, touch) ?? elementAt(store, at, zoom)
    ?? edgeAt(edges, at, (touch ? tolerance.touch : tolerance.mouse) / zoom) ?? areaAt(store, at);
}

/** Whether two hits mean the same thing. */
export function sameHit(a: Hit | null, b: Hit | null): boolean {
  return keyOf(a) === keyOf(b);
}

export function keyOf(target: Hit | null): string {
  if (target === null) {
    return "";
  }
  switch (target.kind) {
    case "spot": return `spot ${target.spot} ${target.element.id}`;
    case "element": return `element ${target.element.id}`;
    default: return `${target.kind} ${target.edge.id}`;
  }
}

function badgeAt(edges: readonly SceneEdge[], at: Point, zoom: number, touch: boolean): Hit | null {
  const reach = Math.max(9 * badgeSize(zoom), (touch ? 22 : 10) / zoom);
  for (const edge of edges) {
    if (edge.badge !== null && Math.abs(edge.badge.x - at.x) <= reach && Math.abs(edge.badge.y - at.y) <= reach) {
      return { kind: "badge", edge };
    }
  }
  return null;
}

function elementAt(store: SceneStore, at: Point, zoom: number): Hit | null {
  for (const element of store.elements.values()) {
    if (element.layer === "body" && element.kind !== "head" && contains(element.box, at.x, at.y)) {
      const spot = zoom < 0.8 ? -1 : spotOf(element, at);
      return spot >= 0 ? { kind: "spot", element, spot } : element.node === null && element.entries.length === 0 ? null : { kind: "element", element };
    }
  }
  return null;
}

/** Only an area's spots, as a host's head: the ground itself is ground. */
function areaAt(store: SceneStore, at: Point): Hit | null {
  for (const element of store.elements.values()) {
    if (element.layer === "area" && contains(element.box, at.x, at.y)) {
      const spot = spotOf(element, at);
      if (spot >= 0) {
        return { kind: "spot", element, spot };
      }
    }
  }
  return null;
}

function spotOf(element: SceneElement, at: Point): number {
  return element.spots.findIndex(({ box }) => contains(box, at.x - element.box.x, at.y - element.box.y));
}

function edgeAt(edges: readonly SceneEdge[], at: Point, reach: number): Hit | null {
  let best: { readonly edge: SceneEdge; readonly reach: number } | null = null;
  for (const edge of edges) {
    if (edge.edge === null && edge.finding === null) {
      continue;
    }
    const { bounds, line } = pathOf(edge);
    if (!contains(grown(bounds, reach + 1), at.x, at.y) || probe === null) {
      continue;
    }
    // The thinnest brush that still meets it tells the nearest.
    for (const part of [0.25, 1]) {
      probe.lineWidth = 2 * reach * part;
      if ((best === null || reach * part < best.reach) && probe.isPointInStroke(line, at.x, at.y)) {
        best = { edge, reach: reach * part };
        break;
      }
    }
  }
  return best === null ? null : { kind: "edge", edge: best.edge };
}
