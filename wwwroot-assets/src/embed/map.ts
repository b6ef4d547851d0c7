// The map, a file of its own that pages and frames share: not built into the frame's script, which is small without it.
export { startMap } from "../map/map";
export type { MapHandle } from "../map/map";
