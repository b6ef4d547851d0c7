// Paints an element by its parts, or by what stands for it when the zoom is too small for them.
import { grown } from "../boxes";
import type { Box, BoxPart, Part, SceneElement, TextPart } from "../scene";
import { drawBrief } from "./brief";
import { isCalledOut } from "./callouts";
import type { Frame } from "./frame";
import { drawBox, drawCross, drawDot, drawGlyph, drawLedger, drawLine, drawSlots, drawSocket } from "./shapes";
import { writeLine } from "./write";

/** What is drawn around the thing itself. */
export interface ElementLook {
  readonly selected: boolean;
  readonly hovered: boolean;
  /** Boxes of its spots that are selected or under the pointer, from its left top corner. */
  readonly spots: readonly { readonly index: number; readonly selected: boolean }[];
  /** Strength of the tint that says that its state has just changed, 0 to 1. */
  readonly pulse: number;
  readonly x: number;
  readonly y: number;
}

const iconScale = 14 / 16;

export function drawElement(frame: Frame, element: SceneElement, look: ElementLook): void {
  frame.labels?.enter({ ...element.box, x: look.x, y: look.y });
  let ground = true;
  for (let i = 0; i < element.parts.length; i++) {
    const part = element.parts[i];
    if (part === undefined || !frame.shows(part.from)) {
      continue;
    }
    if (part.part === "box" && ground) {
      ground = false;
      drawGround(frame, element, part, look);
    } else if (part.part === "box" && isChipOf(part, element.parts[i + 1])) {
      // A chip without its text would say nothing.
      const text = element.parts[++i] as TextPart;
      if (frame.ruler.fit(text, frame.zoom).length > 0) {
        drawPart(frame, part, element, look);
        drawPart(frame, text, element, look);
      }
    } else {
      drawPart(frame, part, element, look);
    }
  }
  if (!frame.shows("full") && !isCalledOut(frame, element, look.selected)) {
    drawBrief(frame, element, look.x, look.y);
  }
  frame.labels?.leave();
}

function drawGround(frame: Frame, element: SceneElement, part: BoxPart, look: ElementLook): void {
  const isArea = element.layer === "area";
  const box = { ...part.box, x: look.x + part.box.x, y: look.y + part.box.y };
  drawBox(frame, box, part.radius, part.look, !look.selected ? "no" : isArea ? "border" : "tint");
  if (look.pulse > 0) {
    drawPulse(frame, element, box, part.radius, look.pulse);
  }
  if (look.hovered && !isArea && look.spots.length === 0) {
    tint(frame, "ink", 0.04);
  }
  for (const { index, selected } of look.spots) {
    const spot = element.spots[index];
    if (spot !== undefined) {
      const { context } = frame;
      context.beginPath();
      context.roundRect(look.x + spot.box.x + 1.5, look.y + spot.box.y + 1.5, spot.box.w - 3, spot.box.h - 3, 4);
      if (selected) {
        context.fillStyle = frame.palette.colour["sel-t"];
        context.fill();
        context.strokeStyle = frame.palette.colour.sel;
        context.lineWidth = frame.stroke(1.5);
        context.stroke();
      } else {
        tint(frame, "ink", 0.04);
      }
    }
  }
}

/** A tint that goes, or for those who want no motion a ring that stands for a moment. */
function drawPulse(frame: Frame, element: SceneElement, box: Box, radius: number, strength: number): void {
  const colour = element.health === "error" ? "err" : element.health === "warning" ? "warn" : element.health === "ok" ? "ok" : "ink";
  if (!frame.palette.still) {
    tint(frame, colour, 0.24 * strength);
    return;
  }
  const { context } = frame;
  const px = 1 / frame.zoom;
  const { x, y, w, h } = grown(box, 3 * px);
  context.beginPath();
  context.roundRect(x, y, w, h, radius + 3 * px);
  context.strokeStyle = frame.palette.colour[colour];
  context.lineWidth = 2 * px;
  context.stroke();
}

/** Over the path that was filled last. */
function tint(frame: Frame, colour: "ink" | "ok" | "warn" | "err", strength: number): void {
  const { context } = frame;
  const before = context.globalAlpha;
  context.globalAlpha = before * strength;
  context.fillStyle = frame.palette.colour[colour];
  context.fill();
  context.globalAlpha = before;
}

function isChipOf(box: BoxPart, next: Part | undefined): boolean {
  return (box.look === "chip" || box.look === "tint-error") && next?.part === "text"
    && next.y > box.box.y && next.y < box.box.y + box.box.h;
}

function drawPart(frame: Frame, part: Part, element: SceneElement, { x, y }: ElementLook): void {
  const { palette: { colour } } = frame;
  switch (part.part) {
    case "box":
      drawBox(frame, { ...part.box, x: x + part.box.x, y: y + part.box.y }, part.radius, part.look, "no");
      break;
    case "text":
      writeLine(frame, part, x, y);
      break;
    case "line":
      drawLine(frame, x + part.x1, y + part.y1, x + part.x2, y + part.y2);
      break;
    case "icon":
      drawIcon(frame, part.icon, x + part.x, y + part.y, iconScale, colour[part.tone]);
      break;
    case "glyph":
      drawGlyph(frame, x + part.x, y + part.y, part.health, 1);
      break;
    case "dot":
      drawDot(frame, x + part.x, y + part.y, part.wanted, colour[part.tone]);
      break;
    case "ledger":
      drawLedger(frame, x + part.x, y + part.y, part.state, colour[part.tone]);
      break;
    case "socket":
      drawSocket(frame, x + part.x, y + part.y, part.facesLeft);
      break;
    case "cross":
      drawCross(frame, x + part.x, y + part.y);
      break;
    case "slots":
      drawSlots(frame, x, y, element.box.w, part.count);
      break;
  }
}

export function drawIcon(frame: Frame, name: string, x: number, y: number, scale: number, colour: string): void {
  const icon = frame.icons(name);
  if (icon === null) {
    return;
  }
  const { context } = frame;
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  context.strokeStyle = colour;
  context.lineWidth = 1.4;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.stroke(icon);
  context.restore();
}
