// Lines that are no error are drawn while one of their ends is looked at: in quiet they would be noise.
import type { Hit } from "./hit";
import type { SceneEdge } from "./scene";
import type { Lit } from "./selection";

export function isHidden({ look }: SceneEdge): boolean {
  return look === "warning" || look === "note";
}

/** Whether a line is drawn just now. */
export function isShown(edge: SceneEdge, lit: Lit, hover: Hit | null): boolean {
  return !isHidden(edge) || lit.edges.has(edge.id)
    || (hover !== null && ("edge" in hover ? hover.edge.id === edge.id : hover.element.id === edge.from || hover.element.id === edge.to));
}
