// What is selected, and what that lights: its lines, what they lead to, and all that stands for it.
import type { SceneEdge, SceneElement, ScenePort } from "./scene";
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

/** Lights a node, an edge of the topology or a ledger entry by its id, or what a finding is about. O(elements + edges). */
export function light(store: SceneStore, id: string | null, finding: string | null): Lit {
  const ports = id === null ? [] : [...store.elements.values()].filter(({ entries }) => entries.includes(id));
  return ports.length > 0 ? lightPort(store, ports, finding)
    : id !== null ? lightNode(store, id, finding)
    : finding !== null ? lightAround(store, sidesOf(store, finding), finding, new Set())
    : nothingLit;
}

function lightNode(store: SceneStore, id: string, finding: string | null): Lit {
  const stands = [...store.elements.values()].filter((element) => element.nodes.includes(id) || isSide(element, finding));
  const own = stands.filter((element) => element.node === id);
  const inSpots = stands.filter((element) => element.spots.some((spot) => spot.node === id));
  const chosen = new Set((own.length > 0 ? own : inSpots.length > 0 ? [] : stands.filter(isBody)).map((element) => element.id));
  const lit = new Set(stands.map((element) => element.id));
  const edges = new Set<string>();
  for (const edge of store.edges.values()) {
    if (edge.edge === id || edge.nodes.includes(id) || isAbout(edge, finding) || chosen.has(edge.from) || chosen.has(edge.to)) {
      edges.add(edge.id);
      lit.add(edge.from);
      lit.add(edge.to);
    }
  }
  const isWhole = own.some((element) => !isBody(element));
  return lit.size === 0 && edges.size === 0 ? nothingLit : { elements: isWhole ? null : withTitles(store, lit), edges, chosen };
}

/** Everybody who is about the same port: those beside it, and those that another thing stands for. */
function lightPort(store: SceneStore, own: readonly SceneElement[], finding: string | null): Lit {
  const all = [...store.elements.values()];
  const same = all.filter(({ port }) => port !== null && own.some((element) => element.port !== null && overlap(element.port, port)));
  const owners = new Set(same.flatMap(({ nodes }) => nodes));
  const stands = all.filter((element) => element.port === null && (element.kind === "card" || element.kind === "owner") && element.nodes.some((node) => owners.has(node)));
  return lightAround(store, [...same, ...stands, ...(finding === null ? [] : sidesOf(store, finding))], finding, new Set(own.map(({ id }) => id)));
}

/** What a finding is about, and what its line joins. */
function sidesOf(store: SceneStore, finding: string): SceneElement[] {
  const ends = new Set([...store.edges.values()].filter((edge) => edge.finding === finding).flatMap(({ from, to }) => [from, to]));
  return [...store.elements.values()].filter((element) => isSide(element, finding) || ends.has(element.id));
}

/** Lights things, the lines of the ports among them, and lines between two that are lit. */
function lightAround(store: SceneStore, things: readonly SceneElement[], finding: string | null, chosen: ReadonlySet<string>): Lit {
  const lit = new Set(things.map(({ id }) => id));
  const ports = new Set(things.filter(({ kind }) => kind === "plate").map(({ id }) => id));
  const edges = new Set<string>();
  const take = (isTaken: (edge: SceneEdge) => boolean): void => {
    const taken = [...store.edges.values()].filter(isTaken);
    taken.forEach(({ id, from, to }) => [edges.add(id), lit.add(from), lit.add(to)]);
  };
  take((edge) => isAbout(edge, finding) || (edge.finding === null && (ports.has(edge.from) || ports.has(edge.to))) || (ports.has(edge.from) && ports.has(edge.to)));
  // The rail that a port is plugged into leads on to its container, and only to that.
  take(({ from, to, finding: about }) => about === null && lit.has(from) && lit.has(to) && !isPort(store, from) && !isPort(store, to));
  // From where it is reached.
  take((edge) => store.elements.get(edge.from)?.kind === "outside" && lit.has(edge.to));
  return lit.size === 0 ? nothingLit : { elements: withTitles(store, lit), edges, chosen };
}

/** A rail and its title are one thing. */
function withTitles(store: SceneStore, lit: Set<string>): Set<string> {
  for (const one of lit) {
    const element = store.elements.get(one);
    if (element?.kind === "rail" && element.parent !== null) {
      lit.add(element.parent);
    }
  }
  return lit;
}

function isPort(store: SceneStore, id: string): boolean {
  return store.elements.get(id)?.kind === "plate";
}

function isSide(element: SceneElement, finding: string | null): boolean {
  return finding !== null && element.findings.includes(finding);
}

function isAbout(edge: SceneEdge, finding: string | null): boolean {
  return finding !== null && edge.finding === finding;
}

function overlap(a: ScenePort, b: ScenePort): boolean {
  return a.netns === b.netns && a.protocol === b.protocol && a.first <= b.last && b.first <= a.last;
}

function isBody(element: SceneElement): boolean {
  return element.layer === "body";
}
