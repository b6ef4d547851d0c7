// Puts text on the canvas.
import type { TextPart } from "../scene";
import type { Face } from "../text";
import type { Frame } from "./frame";

/** Writes plain text on a baseline. */
export function write(frame: Frame, text: string, x: number, baseline: number, face: Face, size: number, colour: string): void {
  const { context, ruler, labels } = frame;
  ruler.apply(context, face, size);
  context.fillStyle = colour;
  context.fillText(text, x, baseline);
  labels?.add(frame, text, x, baseline, ruler.width(text, face, size), size);
}

/** Writes what of a line fits; false where nothing does. */
export function writeLine(frame: Frame, part: TextPart, left: number, top: number): boolean {
  const runs = frame.ruler.fit(part, frame.zoom);
  for (const run of runs) {
    write(frame, run.text, left + run.x, top + part.y, run.face, run.size, frame.palette.colour[run.tone]);
  }
  return runs.length > 0;
}
