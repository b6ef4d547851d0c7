// What the tree holds: every element under its parent, and under an element its spots and the lines that begin there.
import { choiceOf, type Chosen } from "../choice";
import { plain } from "../plain";
import type { Health, SceneEdge, SceneElement } from "../scene";
import type { SceneStore } from "../store";

/** A line of the tree, with what choosing it selects. */
export interface TreeItem extends Chosen {
  readonly key: string;
  /** Id of the element that it belongs to. */
  readonly element: string;
  readonly name: string;
  readonly health: Health;
  readonly description: string;
  readonly children: TreeItem[];
  /** Whether it is open until somebody closes it. */
  readonly open: boolean;
}

/** Builds the tree, in the order in which the picture is read. O(n log n). */
export function itemsOf(store: SceneStore): TreeItem[] {
  const elements = [...store.elements.values()].filter((element) => element.kind !== "head" && element.name !== "").sort(byPlace);
  const items = new Map(elements.map((element) => [element.id, ofElement(element)]));
  const top: TreeItem[] = [];
  for (const edge of store.edges.values()) {
    if (edge.name !== "" && (edge.edge !== null || edge.finding !== null)) {
      items.get(edge.from)?.children.push(ofEdge(edge));
    }
  }
  for (const element of elements) {
    const item = items.get(element.id);
    if (item !== undefined) {
      (parentOf(element, items) ?? top).push(item);
    }
  }
  return top;
}

function parentOf(element: SceneElement, items: ReadonlyMap<string, TreeItem>): TreeItem[] | null {
  return element.parent === null ? null : items.get(element.parent)?.children ?? null;
}

function ofElement(element: SceneElement): TreeItem {
  const spots = element.spots.filter((spot) => spot.node !== element.node && spot.isFold !== true);
  return {
    key: element.id,
    element: element.id,
    name: plain(element.name),
    health: element.health,
    description: plain(element.description),
    ...choiceOf(element),
    children: spots.map((spot, index) => ({
      key: `${element.id}#${index}`,
      element: element.id,
      name: plain(spot.name),
      health: "ok",
      description: "",
      node: spot.node,
      edge: null,
      entry: null,
      finding: null,
      children: [],
      open: false,
    })),
    open: element.layer === "area",
  };
}

function ofEdge(edge: SceneEdge): TreeItem {
  return {
    key: `line ${edge.id}`,
    element: edge.from,
    name: plain(edge.name),
    health: edge.look === "conflict" ? "error" : edge.look === "warning" ? "warning" : edge.look === "note" ? "info" : "ok",
    description: "",
    node: null,
    edge: edge.edge,
    entry: null,
    finding: edge.finding,
    children: [],
    open: false,
  };
}

function byPlace(a: SceneElement, b: SceneElement): number {
  return a.box.y - b.box.y || a.box.x - b.box.x || (a.id < b.id ? -1 : 1);
}
