// Errors and the selection keep their name at every zoom: where it finds no room inside, it stands on a plate of its own.
import { overlaps } from "../boxes";
import { plain } from "../plain";
import type { Box, SceneElement } from "../scene";
import { faces, smallest } from "../text";
import { glyphOf, planBrief } from "./brief";
import type { Frame } from "./frame";
import { drawGlyph } from "./shapes";
import { write } from "./write";

// On screen, in CSS pixels.
const height = 18;
const pad = 6;
const glyphRoom = 14;
const widest = 160;
const mostNames = 40;

/** Whether an element's name stands on a plate of its own at this zoom. */
export function isCalledOut(frame: Frame, element: SceneElement, selected: boolean): boolean {
  return !frame.shows("full") && element.layer === "body" && (selected || element.health === "error") && planBrief(frame, element).name === null;
}

/** Draws the plates of those elements whose names their boxes have no room for; none covers another. */
export function drawCallouts(frame: Frame, elements: readonly SceneElement[], isSelected: (element: SceneElement) => boolean): void {
  const taken: Box[] = [];
  for (const element of elements) {
    if (isCalledOut(frame, element, isSelected(element))) {
      drawCallout(frame, element, isSelected(element), taken);
    }
  }
}

function drawCallout(frame: Frame, element: SceneElement, selected: boolean, taken: Box[]): void {
  const { context, ruler, palette: { colour }, zoom } = frame;
  const px = 1 / zoom;
  const face = faces.name;
  const size = smallest * px;
  const full = plain(element.brief?.text ?? element.name);
  const room = (widest - 2 * pad - glyphRoom) * px;
  const text = ruler.width(full, face, size) <= room ? full : ruler.cut(full, face, size, room) ?? "";
  const glyph = glyphOf(element);
  const lead = pad + (glyph === null ? 0 : glyphRoom);
  const named = taken.length < mostNames
    ? free({
      x: element.box.x,
      y: element.box.y + element.box.h / 2 - (height / 2) * px,
      w: ruler.width(text, face, size) + (lead + pad) * px,
      h: height * px,
    }, taken)
    : null;
  if (named === null) {
    if (glyph !== null) {
      drawGlyph(frame, element.box.x + element.box.w / 2, element.box.y + element.box.h / 2, glyph, px);
    }
    return;
  }
  taken.push(named);
  context.beginPath();
  context.roundRect(named.x, named.y, named.w, named.h, 4 * px);
  context.fillStyle = colour[selected ? "sel-t" : "surface"];
  context.fill();
  context.strokeStyle = colour[selected ? "sel" : "err"];
  context.lineWidth = px;
  context.stroke();
  if (glyph !== null) {
    drawGlyph(frame, named.x + (pad + 4) * px, named.y + named.h / 2, glyph, 0.9 * px);
  }
  frame.labels?.enter(named);
  write(frame, text, named.x + lead * px, named.y + (height / 2 + 4) * px, face, size, colour.ink);
  frame.labels?.leave();
}

/** The place or one near it that nobody has taken; null for none. */
function free(wanted: Box, taken: readonly Box[]): Box | null {
  for (const step of [0, 1, -1, 2, -2, 3, -3]) {
    const place = { ...wanted, y: wanted.y + step * wanted.h * 1.15 };
    if (!taken.some((other) => overlaps(other, place))) {
      return place;
    }
  }
  return null;
}
