// The shapes of the tokens: boxes, glyphs, sockets, jacks, slots.
import type { Palette } from "../palette";
import type { Box, BoxLook, Health, PortState } from "../scene";
import { slotFace } from "../text";
import type { Frame } from "./frame";
import { write } from "./write";

interface BoxStyle {
  readonly fill: keyof Palette["colour"] | null;
  readonly line: keyof Palette["colour"] | null;
  readonly width: number;
  readonly dashed: boolean;
}

const style = (fill: BoxStyle["fill"], line: BoxStyle["line"], width = 1, dashed = false): BoxStyle => ({ fill, line, width, dashed });
const boxStyles: Readonly<Record<BoxLook, BoxStyle>> = {
  card: style("surface", "line-2"),
  "card-error": style("surface", "err", 1.5),
  ghost: style(null, "line-2", 1, true),
  "ghost-error": style("err-t", "err", 1, true),
  raised: style("raised", "line-2"),
  chip: style("raised", null),
  "tint-error": style("err-t", null),
  host: style("surface", "line-2"),
  ground: style("canvas", "line-2"),
  foot: style("line-2", null),
};

const triangle = new Path2D("M0-5.2 5.4 4H-5.4z");
const diamond = new Path2D("M0-5.6 5.6 0 0 5.6-5.6 0z");
const letterI = new Path2D("M0-.4V2.4M0-2.6v.2");
const socketRight = new Path2D("M0-5H12V5H0V2.5H-2V-2.5H0z");
const socketLeft = new Path2D("M12-5H0V5H12V2.5H14V-2.5H12z");
const arrow = new Path2D("M-4.5 0H4.5M1-3.5 4.5 0 1 3.5");
const cross = new Path2D("M-3-3 3 3M3-3-3 3");

const slotHeight = 28;
const slotNumberMiddle = 11;
const slotSocketLeft = 23;

/** A box; what is selected takes the selection's border and, unless it is an area, its tint. */
export function drawBox(frame: Frame, box: Box, radius: number, look: BoxLook, selected: "no" | "border" | "tint"): void {
  const { context, palette: { colour } } = frame;
  const { fill, line, width, dashed } = boxStyles[look];
  const x = frame.sharpX(box.x);
  const y = frame.sharpY(box.y);
  context.beginPath();
  context.roundRect(x, y, frame.sharpX(box.x + box.w) - x, frame.sharpY(box.y + box.h) - y, radius);
  const ground = selected === "tint" ? "sel-t" : fill;
  if (ground !== null) {
    context.fillStyle = colour[ground];
    context.fill();
  }
  const border = selected === "no" ? line : "sel";
  if (border !== null) {
    context.strokeStyle = colour[border];
    context.lineWidth = frame.stroke(selected === "no" ? width : 1.5);
    context.setLineDash(dashed ? [4, 3] : []);
    context.stroke();
    context.setLineDash([]);
  }
}

/** How a thing is, without colour; 1 is its size at zoom 1. */
export function drawGlyph(frame: Frame, x: number, y: number, health: Health, size: number): void {
  const { context, palette: { colour } } = frame;
  context.save();
  context.translate(x, y);
  context.scale(size, size);
  context.lineCap = "round";
  context.lineJoin = "round";
  if (health === "warning" || health === "error") {
    const shape = health === "warning" ? triangle : diamond;
    context.fillStyle = context.strokeStyle = colour[health === "warning" ? "warn" : "err"];
    context.lineWidth = 1;
    context.fill(shape);
    context.stroke(shape);
  } else {
    context.beginPath();
    context.arc(0, 0, health === "ok" ? 3.5 : health === "info" ? 5 : 3.2, 0, 2 * Math.PI);
    if (health === "ok") {
      context.fillStyle = colour.ok;
      context.fill();
    } else {
      context.lineCap = "butt";
      context.strokeStyle = colour[health === "info" ? "ink-2" : "stop"];
      context.lineWidth = health === "info" ? 1.4 : 1.5;
      context.setLineDash(health === "unknown" ? [2, 2] : []);
      context.stroke();
      if (health === "info") {
        context.lineCap = "round";
        context.lineWidth = 1.5;
        context.stroke(letterI);
      }
    }
  }
  context.restore();
}

/** The round jack of a plate. */
export function drawDot(frame: Frame, x: number, y: number, wanted: boolean, colour: string): void {
  const { context, palette } = frame;
  context.beginPath();
  context.arc(x, y, 4, 0, 2 * Math.PI);
  if (!wanted) {
    context.fillStyle = palette.colour.recess;
    context.fill();
  }
  context.strokeStyle = colour;
  context.lineWidth = 1.25;
  context.setLineDash(wanted ? [2, 1.6] : []);
  context.stroke();
  context.setLineDash([]);
}

/** What the ledger says of a port: held, a filled square; forwarded, an arrow; wanted, a dashed square. */
export function drawLedger(frame: Frame, x: number, y: number, state: PortState, colour: string): void {
  at(frame, x, y, () => {
    const { context } = frame;
    const half = state === "held" ? 4 : 3.5;
    context.fillStyle = context.strokeStyle = colour;
    context.beginPath();
    context.roundRect(-half, -half, 2 * half, 2 * half, 1.5);
    if (state === "held") {
      context.fill();
    } else if (state === "wanted") {
      context.lineWidth = 1.25;
      context.setLineDash([2, 1.6]);
      context.stroke();
      context.setLineDash([]);
    } else {
      context.lineWidth = 1.4;
      context.lineCap = context.lineJoin = "round";
      context.stroke(arrow);
      context.lineCap = "butt";
      context.lineJoin = "miter";
    }
  });
}

/** A socket; its notch is away from the cable. */
export function drawSocket(frame: Frame, x: number, y: number, facesLeft: boolean): void {
  at(frame, x, y, () => {
    const { context, palette: { colour } } = frame;
    const shape = facesLeft ? socketLeft : socketRight;
    context.fillStyle = colour.recess;
    context.fill(shape);
    context.strokeStyle = colour["line-2"];
    context.lineWidth = 1;
    context.stroke(shape);
  });
}

/** A crossed jack: nothing is plugged in. */
export function drawCross(frame: Frame, x: number, y: number): void {
  at(frame, x, y, () => {
    frame.context.strokeStyle = frame.palette.colour["ink-3"];
    frame.context.lineWidth = 1.4;
    frame.context.stroke(cross);
  });
}

/** The slots of a rail: number, socket, divider between two. Numbers are decoration: they go with the sockets' own size. */
export function drawSlots(frame: Frame, x: number, y: number, width: number, count: number): void {
  const first = Math.max(0, Math.floor((frame.view.y - y) / slotHeight));
  const end = Math.min(count, Math.ceil((frame.view.y + frame.view.h - y) / slotHeight));
  const numbered = frame.shows("full");
  const size = Math.max(slotFace.size, slotFace.size / frame.zoom);
  for (let slot = first; slot < end; slot++) {
    const top = y + slot * slotHeight;
    if (slot > 0) {
      drawLine(frame, x + 4, top, x + width - 4, top);
    }
    if (numbered) {
      const text = String(slot + 1);
      write(frame, text, x + slotNumberMiddle - frame.ruler.width(text, slotFace, size) / 2, top + 17.5, slotFace, size, frame.palette.colour["ink-3"]);
    }
    drawSocket(frame, x + slotSocketLeft, top + slotHeight / 2, false);
  }
}

/** A divider. */
export function drawLine(frame: Frame, x1: number, y1: number, x2: number, y2: number): void {
  const { context } = frame;
  context.beginPath();
  context.moveTo(x1 === x2 ? frame.sharpX(x1) : x1, y1 === y2 ? frame.sharpY(y1) : y1);
  context.lineTo(x1 === x2 ? frame.sharpX(x2) : x2, y1 === y2 ? frame.sharpY(y2) : y2);
  context.strokeStyle = frame.palette.colour.line;
  context.lineWidth = frame.stroke(1);
  context.stroke();
}

function at(frame: Frame, x: number, y: number, draw: () => void): void {
  frame.context.translate(x, y);
  draw();
  frame.context.translate(-x, -y);
}
