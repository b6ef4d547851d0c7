// What is selected, and what that lights: its lines, what they lead to, and all that stands for it.
import type { SceneEdge, SceneElement } from "./scene";
import type { SceneStore } from "./store";

/** What a selection does to the picture. */
export interface Lit {
  /** Null: nothing is selected here, and nothing is dimmed. */
  readonly elements: ReadonlySet<string> | null;
  readonly edges: ReadonlySet<string>;
  /** Elements that get the selection's border. */
  readonly chosen: ReadonlySet<string>;
}

export const nothingLit: Lit = { elements: null, edges: new Set(), chosen: new Set() };

/** Lights a node or one of the topology's edges by its id, or the two sides of a finding. O(elements + edges). */
export function light(store: SceneStore, id: string | null, finding: string | null): Lit {
  if (id === null && finding === null) {
    return nothingLit;
  }
  const sides = [...store.edges.values()].filter((edge) => finding !== null && edge.finding === finding).flatMap((edge) => edge.nodes);
  const ids = id !== null ? [id, ...sides] : sides;
  const stands = [...store.elements.values()].filter((element) => ids.some((one) => element.nodes.includes(one)));
  const own = stands.filter((element) => id !== null && element.node === id);
  const inSpots = stands.filter((element) => element.spots.some((spot) => spot.node === id));
  const chosen = new Set((id === null ? [] : own.length > 0 ? own : inSpots.length > 0 ? [] : stands.filter(isBody)).map((element) => element.id));
  const lit = new Set(stands.map((element) => element.id));
  const edges = new Set<string>();
  for (const edge of store.edges.values()) {
    if (isLit(edge, ids, finding) || chosen.has(edge.from) || chosen.has(edge.to)) {
      edges.add(edge.id);
      lit.add(edge.from);
      lit.add(edge.to);
    }
  }
  for (const one of lit) {
    // A rail and its title are one thing.
    const element = store.elements.get(one);
    if (element?.kind === "rail" && element.parent !== null) {
      lit.add(element.parent);
    }
  }
  const isWhole = own.some((element) => !isBody(element));
  return lit.size === 0 && edges.size === 0 ? nothingLit : { elements: isWhole ? null : lit, edges, chosen };
}

function isLit(edge: SceneEdge, ids: readonly string[], finding: string | null): boolean {
  return ids.some((id) => edge.edge === id || edge.nodes.includes(id)) || (finding !== null && edge.finding === finding);
}

function isBody(element: SceneElement): boolean {
  return element.layer === "body";
}
