// What stands for an element between the zooms: its name at 11 px on screen, as far as it fits.
import { lettersOf, plain } from "../plain";
import type { GlyphPart, Health, SceneElement, TextRole } from "../scene";
import { faces, smallest } from "../text";
import { drawIcon } from "./elements";
import type { Frame } from "./frame";
import { drawGlyph } from "./shapes";
import { write } from "./write";

// On screen, in CSS pixels.
const lineHeight = 14;
const pad = 5;
const iconRoom = 17;
const glyphRoom = 15;
const fewestLetters = 3;

/** Where a brief found room; null parts are not drawn. In CSS pixels from the element's left top corner. */
export interface BriefPlan {
  readonly name: string | null;
  readonly sub: string | null;
  /** Whether the second line stands under the name; else under the icon, where there is more room. */
  readonly aligned: boolean;
  readonly icon: boolean;
  readonly glyph: Health | null;
}

/** The glyph that an element shows; null for those that show none. */
export function glyphOf(element: SceneElement): Health | null {
  return element.parts.find((part): part is GlyphPart => part.part === "glyph")?.health
    ?? (element.health === "error" ? "error" : null);
}

export function planBrief(frame: Frame, element: SceneElement): BriefPlan {
  const width = element.box.w * frame.zoom;
  const height = element.layer === "area" ? Infinity : element.box.h * frame.zoom;
  const glyph = glyphOf(element);
  const shown = glyph !== null && height >= 9 && width >= 12 ? glyph : null;
  const { brief } = element;
  // A rail that shows its slots needs no count of them.
  if (brief === null || height < smallest + 1 || (element.kind === "rail" && frame.shows("brief"))) {
    return { name: null, sub: null, aligned: false, icon: false, glyph: shown };
  }
  const roomy = brief.icon !== "" && width >= 72;
  const whole = width - 2 * (element.kind === "rail" ? 1 : pad);
  const lead = roomy ? iconRoom : 0;
  const text = plain(brief.text);
  const beside = fitting(frame, text, roleOf(element), whole - lead - (shown === null ? 0 : glyphRoom), mayCut(element));
  // That all is well is said only where its name has room as well.
  const name = beside ?? (shown === "ok" ? fitting(frame, text, roleOf(element), whole - lead, mayCut(element)) : null);
  const withSub = brief.sub !== "" && frame.shows("brief") && height >= 2 * lineHeight && name !== null;
  const under = withSub ? fittingAddress(frame, brief.sub, whole - lead - (shown === null ? 0 : glyphRoom)) : null;
  return {
    name,
    sub: under ?? (withSub ? fittingAddress(frame, brief.sub, whole) : null),
    aligned: under !== null,
    icon: roomy && name !== null,
    glyph: name !== null && beside === null ? null : shown,
  };
}

export function drawBrief(frame: Frame, element: SceneElement, x: number, y: number): void {
  const { name, sub, aligned, icon, glyph } = planBrief(frame, element);
  const { zoom, palette: { colour } } = frame;
  const px = 1 / zoom;
  const isArea = element.layer === "area";
  const height = isArea ? lineHeight + 6 : element.box.h * zoom;
  const lines = sub === null ? 1 : 2;
  const middle = y + ((height - lines * lineHeight) / 2 + lineHeight / 2) * px;
  const size = smallest * px;
  // A name that stands alone in a small box stands in its middle: a port on its plate, a count on its rail.
  const alone = name !== null && !icon && element.brief?.icon === "";
  const nameWidth = name === null ? 0 : frame.ruler.width(name, faces[roleOf(element)], size);
  let left = alone ? x + (element.box.w - nameWidth) / 2 : x + (pad + (isArea ? 4 : 0)) * px;
  const start = left;
  if (icon && element.brief !== null) {
    drawIcon(frame, element.brief.icon, left, middle - 6 * px, (12 / 16) * px, colour["ink-2"]);
    left += iconRoom * px;
  }
  if (name !== null) {
    write(frame, name, left, middle + 4 * px, faces[roleOf(element)], size, colour[toneOf(element)]);
  }
  if (sub !== null) {
    write(frame, sub, aligned ? left : start, middle + (lineHeight + 4) * px, faces.mono, size, colour["ink-2"]);
  }
  if (glyph !== null) {
    const right = x + element.box.w - (pad + 4) * px;
    drawGlyph(frame, name === null && element.box.w * zoom < 40 ? x + element.box.w / 2 : right, middle, glyph, 0.9 * px);
  }
}

function fitting(frame: Frame, text: string, role: TextRole, room: number, cut: boolean): string | null {
  const width = frame.ruler.width(text, faces[role], smallest);
  if (width <= room) {
    return text;
  }
  const shorter = cut ? frame.ruler.cut(text, faces[role], smallest, room) : null;
  return shorter !== null && lettersOf(shorter).length > fewestLetters + 5 ? shorter : null;
}

/** An address loses its prefix length before it goes. */
function fittingAddress(frame: Frame, text: string, room: number): string | null {
  const whole = plain(text);
  return fitting(frame, whole, "mono", room, false) ?? fitting(frame, whole.replace(/\/\d+$/, ""), "mono", room, false);
}

/** Ports and counts are figures: half of one would be a wrong one. */
function mayCut(element: SceneElement): boolean {
  return element.kind !== "plate" && element.kind !== "rail";
}

function roleOf(element: SceneElement): TextRole {
  return element.kind === "plate" || element.kind === "rail" ? "port" : "name";
}

function toneOf(element: SceneElement): "ink" | "ink-2" | "err" {
  return element.health === "error" && element.kind === "plate" ? "err" : element.health === "stopped" ? "ink-2" : "ink";
}
