// One drawing of the whole picture: areas, lines that pass behind, bodies, lines with their plugs, badges, labels.
import { grown, overlaps } from "../boxes";
import { isHidden, isShown } from "../hidden";
import type { Hit } from "../hit";
import type { Motion } from "../motion";
import type { SceneEdge, SceneElement } from "../scene";
import type { Lit } from "../selection";
import type { SceneStore } from "../store";
import { drawCallouts } from "./callouts";
import { drawBadge, drawEdge, drawEdgeLabel, pathOf } from "./edges";
import { drawElement, type ElementLook } from "./elements";
import type { Frame } from "./frame";

/** What a drawing shows besides the scene. */
export interface Emphasis {
  readonly selected: string | null;
  readonly lit: Lit;
  readonly hover: Hit | null;
  /** Id of the element that the keyboard is at; null for none. */
  readonly focus: string | null;
}

/** What a drawing had to do. */
export interface Drawn {
  readonly elements: number;
  readonly edges: number;
}

// What a selection does not concern.
const dimBody = 0.6;
const dimLine = 0.4;
// What hangs over the sides of an element: feet, plugs, borders.
const overhang = 10;

export function paint(frame: Frame, store: SceneStore, motion: Motion, emphasis: Emphasis, now: number): Drawn {
  const { context, palette: { colour } } = frame;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.fillStyle = colour.canvas;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  frame.transform();
  context.textRendering = "geometricPrecision";
  context.textBaseline = "alphabetic";
  context.textAlign = "left";
  context.direction = "ltr";

  const view = grown(frame.view, overhang);
  const elements = [...store.elements.values()].filter(({ box }) => overlaps(box, view));
  const edges = [...store.edges.values()].filter((edge) =>
    isShown(edge, emphasis.lit, emphasis.hover) && (overlaps(grown(pathOf(edge).bounds, overhang), view) || edge.label !== null));
  const areas = elements.filter(isArea).sort((a, b) => b.box.w * b.box.h - a.box.w * a.box.h);
  const bodies = elements.filter((element) => !isArea(element));
  const ghosts = motion.ghosts(now);
  const body = (element: SceneElement, strength: number): void => {
    context.globalAlpha = strength * bodyStrength(element, emphasis.lit) * motion.alphaOf(element, now);
    drawElement(frame, element, lookOf(element, motion, emphasis, now));
  };
  const line = (edge: SceneEdge, strength: number): void => {
    const { path, alpha, unplugged } = motion.lineOf(edge, now);
    context.globalAlpha = strength * alpha * lineStrength(edge, emphasis.lit);
    drawEdge(frame, edge, { path, unplugged, selected: isSelected(edge, emphasis), hovered: isHovered(edge, emphasis) });
  };

  areas.forEach((element) => body(element, 1));
  edges.filter(isUnder).forEach((edge) => line(edge, 1));
  ghosts.elements.forEach(([element, strength]) => body(element, strength));
  bodies.forEach((element) => body(element, 1));
  ghosts.edges.forEach(([edge, strength]) => line(edge, strength));
  const upper = edges.filter((edge) => !isUnder(edge)).sort((a, b) => rank(a, emphasis) - rank(b, emphasis));
  upper.forEach((edge) => line(edge, 1));
  upper.forEach((edge) => {
    context.globalAlpha = lineStrength(edge, emphasis.lit);
    drawBadge(frame, edge, isSelected(edge, emphasis));
  });
  edges.forEach((edge) => {
    context.globalAlpha = Math.max(lineStrength(edge, emphasis.lit), dimBody) * motion.lineOf(edge, now).alpha;
    drawEdgeLabel(frame, edge);
  });
  context.globalAlpha = 1;
  drawCallouts(frame, bodies, (element) => emphasis.lit.chosen.has(element.id));
  drawFocus(frame, store, emphasis.focus);
  return { elements: elements.length, edges: edges.length };
}

function lookOf(element: SceneElement, motion: Motion, { selected, lit, hover, focus }: Emphasis, now: number): ElementLook {
  const spots: { index: number; selected: boolean }[] = [];
  element.spots.forEach((spot, index) => {
    if (element.layer === "body" && spot.node === selected && !lit.chosen.has(element.id)) {
      spots.push({ index, selected: true });
    } else if (hover?.kind === "spot" && hover.element.id === element.id && hover.spot === index) {
      spots.push({ index, selected: false });
    }
  });
  return {
    ...placed(element, motion, now),
    selected: lit.chosen.has(element.id),
    hovered: hover?.kind === "element" && hover.element.id === element.id && focus !== element.id && !lit.chosen.has(element.id),
    spots,
    pulse: motion.pulseOf(element.id, now),
  };
}

function placed(element: SceneElement, motion: Motion, now: number): { readonly x: number; readonly y: number } {
  const { x, y } = motion.placeOf(element, now);
  return { x, y };
}

/** The ring of the keyboard: 2 wide, 2 away. */
function drawFocus(frame: Frame, store: SceneStore, focus: string | null): void {
  const element = focus === null ? undefined : store.elements.get(focus);
  if (element === undefined) {
    return;
  }
  const { context } = frame;
  const px = 1 / frame.zoom;
  const { x, y, w, h } = grown(element.box, 3 * px);
  context.beginPath();
  context.roundRect(x, y, w, h, 6 + 3 * px);
  context.strokeStyle = frame.palette.colour.sel;
  context.lineWidth = 2 * px;
  context.stroke();
}

function bodyStrength(element: SceneElement, lit: Lit): number {
  return lit.elements === null || isArea(element) || element.kind === "head" || lit.elements.has(element.id) ? 1 : dimBody;
}

function lineStrength(edge: SceneEdge, lit: Lit): number {
  return lit.elements === null || lit.edges.has(edge.id) || isHidden(edge) ? 1 : edge.look === "conflict" ? dimBody : dimLine;
}

function isSelected(edge: SceneEdge, { selected, lit }: Emphasis): boolean {
  return lit.edges.has(edge.id) && ((selected !== null && edge.edge === selected) || isBundled(edge));
}

/** Bundled and quiet at rest: what the selection takes out of the bundle is as strong as the selection. */
function isBundled({ look }: SceneEdge): boolean {
  return look === "endpoint" || look === "endpoint-out";
}

function isHovered(edge: SceneEdge, { hover }: Emphasis): boolean {
  return hover?.kind === "edge" && hover.edge.id === edge.id;
}

function rank(edge: SceneEdge, emphasis: Emphasis): number {
  return (edge.look === "conflict" || isHidden(edge) ? 2 : 0) + (isSelected(edge, emphasis) ? 4 : 0) + (emphasis.lit.edges.has(edge.id) ? 1 : 0);
}

function isArea(element: SceneElement): boolean {
  return element.layer === "area";
}

/** What is plugged in nowhere passes behind the bodies. */
function isUnder(edge: SceneEdge): boolean {
  return edge.look === "trunk" || edge.look === "wanted" || edge.look === "failed";
}
