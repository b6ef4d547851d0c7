// Small drawings of the bar: how something is, by its shape first, and icons.
import type { Health } from "../map/scene";

const svg = "http://www.w3.org/2000/svg";

/** Shapes as the pages have them: disc, triangle, diamond, ring, dashed ring, ring with i. */
const shapes: Readonly<Record<Health, readonly [tag: string, attributes: Readonly<Record<string, string>>]>> = {
  ok: ["circle", { class: "f-ok", cx: "7", cy: "7", r: "3.5" }],
  warning: ["path", { class: "f-warn", d: "M7 1.8 12.4 11H1.6z" }],
  error: ["path", { class: "f-err", d: "M7 1.4 12.6 7 7 12.6 1.4 7z" }],
  info: ["path", { class: "s-info", d: "M7 2a5 5 0 1 0 0 10A5 5 0 1 0 7 2M7 6.6v2.8M7 4.4v.2" }],
  stopped: ["circle", { class: "s-stop", cx: "7", cy: "7", r: "3.2" }],
  unknown: ["circle", { class: "s-stop", cx: "7", cy: "7", r: "3.2", "stroke-dasharray": "2 2" }],
};

/** The glyph of a state. Words beside it say the same. */
export function glyph(health: Health): SVGElement {
  const [tag, attributes] = shapes[health];
  return drawing("nd-glyph", "0 0 14 14", 12, tag, attributes);
}

/** An icon by its path. */
export function icon(path: string): SVGElement {
  return drawing("nd-ic", "0 0 16 16", 16, "path", { d: path });
}

function drawing(name: string, box: string, size: number, tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const image = document.createElementNS(svg, "svg");
  const shape = document.createElementNS(svg, tag);
  Object.entries(attributes).forEach(([key, value]) => shape.setAttribute(key, value));
  Object.entries({ class: name, viewBox: box, width: `${size}`, height: `${size}`, "aria-hidden": "true" }).forEach(([key, value]) => image.setAttribute(key, value));
  image.append(shape);
  return image;
}
