// What the hub left out: members that are null and lists that are empty are not sent, since a picture has thousands.
import type { Part, SceneDelta, SceneEdge, SceneElement, SceneSnapshot } from "./scene";

/** An object of which some members may be missing. */
type Sent<T> = Partial<T> | undefined;

const noElement = { parent: null, description: "", node: null, nodes: [], entries: [], port: null, findings: [], parts: [], brief: null, spots: [] };
const noEdge = { label: null, badge: null, name: "", edge: null, finding: null, nodes: [] };

function wholeElement(sent: Partial<SceneElement>): SceneElement {
  const element = { ...noElement, ...sent } as SceneElement;
  return element.parts.every(isWhole) ? element : { ...element, parts: element.parts.map(wholePart) };
}

function wholeEdge(sent: Partial<SceneEdge>): SceneEdge {
  const edge = { ...noEdge, ...sent } as SceneEdge;
  return edge.label === null || isWhole(edge.label) ? edge : { ...edge, label: null };
}

export function wholeSnapshot(sent: SceneSnapshot): SceneSnapshot {
  const { elements, edges } = sent as Partial<SceneSnapshot>;
  return { ...sent, elements: (elements ?? []).map(wholeElement), edges: (edges ?? []).map(wholeEdge) };
}

export function wholeDelta(sent: SceneDelta): SceneDelta {
  const upserted: Sent<SceneDelta["upserted"]> = sent.upserted;
  const removed: Sent<SceneDelta["removed"]> = sent.removed;
  return {
    ...sent,
    upserted: { elements: (upserted?.elements ?? []).map(wholeElement), edges: (upserted?.edges ?? []).map(wholeEdge) },
    removed: { elements: removed?.elements ?? [], edges: removed?.edges ?? [] },
  };
}

/** Text without a word has no list of them. */
function isWhole(part: Part): boolean {
  return part.part !== "text" || (part.runs as typeof part.runs | undefined) !== undefined;
}

function wholePart(part: Part): Part {
  return isWhole(part) ? part : { ...part, runs: [] } as Part;
}
