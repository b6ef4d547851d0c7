// Paints lines, their plugs, badges and labels.
import type { Palette } from "../palette";
import { readPath, type EdgePath, type PathEnd } from "../path";
import type { EdgeLook, SceneEdge } from "../scene";
import type { Frame } from "./frame";
import { writeLine } from "./write";

interface Pen {
  readonly colour: keyof Palette["colour"];
  readonly width: number;
  readonly dash: readonly number[];
}

const pen = (colour: Pen["colour"], width: number, ...dash: number[]): Pen => ({ colour, width, dash });
const pens: Readonly<Record<EdgeLook, Pen>> = {
  cable: pen("cable", 2.5),
  lead: pen("cable", 1.5),
  trunk: pen("cable-dim", 1),
  wanted: pen("cable", 1.5, 4, 3),
  failed: pen("err", 1.5, 4, 3),
  forward: pen("cable", 1.5),
  conflict: pen("err", 2),
  warning: pen("warn", 2),
  note: pen("ink-3", 2),
  tunnel: pen("cable", 4.5),
  parent: pen("cable", 1.5, 1, 3),
  attached: pen("cable-dim", 1.5),
  endpoint: pen("cable-dim", 1.5),
  "endpoint-out": pen("cable-dim", 1.5, 4, 3),
};

// A plug lies along its line: its body goes from the jack on into the socket, its boot back over the line.
const cablePlug = { body: 9, boot: 2 };
const leadPlug = { body: 8, boot: 1 };
const bootBack = 5;
const arrowHead = new Path2D("M-5-4L0 0L-5 4");
const badgeCross = new Path2D("M-3.5-3.5l7 7m0-7l-7 7");

const paths = new WeakMap<SceneEdge, EdgePath>();

export function pathOf(edge: SceneEdge): EdgePath {
  let path = paths.get(edge);
  if (path === undefined) {
    paths.set(edge, path = readPath(edge.path));
  }
  return path;
}

/** What a line ends in while it moves or is being plugged in. */
export interface EdgeState {
  readonly path: EdgePath;
  readonly selected: boolean;
  readonly hovered: boolean;
  /** How far its plugs still are from their sockets, in pixels of zoom 1. */
  readonly unplugged: number;
}

export function drawEdge(frame: Frame, edge: SceneEdge, { path, selected, hovered, unplugged }: EdgeState): void {
  const { context, palette: { colour } } = frame;
  const { colour: own, width, dash } = pens[edge.look];
  const shift = edge.look === "trunk" ? 0.5 / frame.scale : 0;
  context.translate(shift, shift);
  context.strokeStyle = selected ? colour.sel : hovered ? colour["ink-2"] : colour[own];
  context.lineWidth = frame.stroke(selected ? Math.max(width, 2) : width);
  context.setLineDash(dash as number[]);
  context.stroke(path.line);
  context.setLineDash([]);
  if (edge.look === "tunnel") {
    // Of one broad line the middle is taken out: two lines.
    context.strokeStyle = colour.canvas;
    context.lineWidth = 1.5;
    context.stroke(path.line);
  }
  context.translate(-shift, -shift);
  if (edge.look === "forward" && path.ends !== null && frame.shows("brief")) {
    const { at, x, y } = path.ends.end;
    context.save();
    context.transform(x, y, -y, x, at.x, at.y);
    context.lineCap = context.lineJoin = "round";
    context.stroke(arrowHead);
    context.restore();
  }
  if (edge.plugs !== "none" && path.ends !== null && frame.shows("brief")) {
    const plug = edge.look === "cable" ? cablePlug : leadPlug;
    if (edge.plugs !== "end") {
      drawPlug(frame, path.ends.start, plug, selected, unplugged);
    }
    if (edge.plugs !== "start") {
      drawPlug(frame, path.ends.end, plug, selected, unplugged);
    }
  }
}

/** The crossed badge of a conflict: of one size on screen at least, since it is what people look for. */
export function drawBadge(frame: Frame, edge: SceneEdge, selected: boolean): void {
  if (edge.badge === null) {
    return;
  }
  const { context, palette: { colour } } = frame;
  context.save();
  context.translate(edge.badge.x, edge.badge.y);
  const size = badgeSize(frame.zoom);
  context.scale(size, size);
  context.beginPath();
  context.roundRect(-9, -9, 18, 18, 4);
  context.fillStyle = colour[pens[edge.look].colour];
  context.fill();
  if (selected) {
    context.strokeStyle = colour.sel;
    context.lineWidth = 2;
    context.stroke();
  }
  context.strokeStyle = colour.surface;
  context.lineWidth = 2;
  context.lineCap = "round";
  context.stroke(badgeCross);
  context.restore();
}

/** A badge's size: 1 at zoom 1, and never under 12 pixels on screen. */
export function badgeSize(zoom: number): number {
  return Math.max(1, 12 / 18 / zoom);
}

export function drawEdgeLabel(frame: Frame, edge: SceneEdge): void {
  const { label } = edge;
  if (label === null || !frame.shows(label.from)) {
    return;
  }
  const left = label.end ? label.x - label.width : label.x;
  const room = { x: left, y: label.y - 12, w: label.width, h: 17 };
  frame.labels?.enter(room);
  if (edge.look === "conflict" && frame.ruler.fit(label, frame.zoom).length > 0) {
    // The title of a conflict stands on a ground of its own.
    const { context } = frame;
    context.beginPath();
    context.roundRect(left - 8, label.y - 14, label.width + 12, 20, 4);
    context.fillStyle = frame.palette.colour["err-t"];
    context.fill();
  }
  writeLine(frame, label, 0, 0);
  frame.labels?.leave();
}

function drawPlug(frame: Frame, end: PathEnd, plug: { readonly body: number; readonly boot: number }, selected: boolean, unplugged: number): void {
  const { context, palette: { colour } } = frame;
  context.save();
  context.transform(end.x, end.y, -end.y, end.x, end.at.x - end.x * unplugged, end.at.y - end.y * unplugged);
  context.beginPath();
  context.roundRect(-bootBack, -2.5, bootBack + plug.boot, 5, 1);
  context.fillStyle = selected ? colour.sel : colour["ink-3"];
  context.fill();
  context.beginPath();
  context.roundRect(0, -3.5, plug.body, 7, 1.5);
  context.fillStyle = selected ? colour.sel : colour.cable;
  context.fill();
  context.restore();
}
