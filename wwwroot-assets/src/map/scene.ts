// The scene as the hub sends it: what to draw and where. `src/NetDash.Drawing/Scenes` says what each word means.

/** Left, top, width, height. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Health = "ok" | "info" | "stopped" | "unknown" | "warning" | "error";
export type Detail = "tile" | "name" | "brief" | "full" | "close";
export type Tone = "ink" | "ink-2" | "ink-3" | "err" | "warn";
export type TextRole = "title" | "name" | "note" | "label" | "mono" | "port";
export type PortState = "held" | "forwarded" | "wanted";
export type BoxLook =
  | "card" | "card-error" | "ghost" | "ghost-error" | "raised" | "chip" | "tint-error" | "host" | "ground" | "foot";
export type EdgeLook =
  | "cable" | "lead" | "trunk" | "wanted" | "failed" | "forward" | "conflict" | "warning" | "note" | "tunnel" | "parent" | "attached"
  | "endpoint" | "endpoint-out";
export type ElementKind =
  | "host" | "area" | "head" | "outside" | "interface" | "exposure" | "plate" | "owner" | "bridge" | "rail" | "card";

export interface Run {
  readonly text: string;
  readonly role: TextRole;
  readonly tone: Tone;
  readonly gap: number;
  readonly drop: number;
  readonly mayCut: boolean;
}

export interface TextPart {
  readonly part: "text";
  readonly from: Detail;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly runs: readonly Run[];
  readonly end: boolean;
  readonly middle: boolean;
}

export interface BoxPart {
  readonly part: "box";
  readonly from: Detail;
  readonly box: Box;
  readonly radius: number;
  readonly look: BoxLook;
}

export interface GlyphPart {
  readonly part: "glyph";
  readonly from: Detail;
  readonly x: number;
  readonly y: number;
  readonly health: Health;
}

export type Part =
  | BoxPart
  | TextPart
  | GlyphPart
  | { readonly part: "line"; readonly from: Detail; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }
  | { readonly part: "icon"; readonly from: Detail; readonly x: number; readonly y: number; readonly icon: string; readonly tone: Tone }
  | { readonly part: "dot"; readonly from: Detail; readonly x: number; readonly y: number; readonly wanted: boolean; readonly tone: Tone }
  | { readonly part: "ledger"; readonly from: Detail; readonly x: number; readonly y: number; readonly state: PortState; readonly tone: Tone }
  | { readonly part: "socket"; readonly from: Detail; readonly x: number; readonly y: number; readonly facesLeft: boolean }
  | { readonly part: "cross"; readonly from: Detail; readonly x: number; readonly y: number }
  | { readonly part: "slots"; readonly from: Detail; readonly count: number };

export interface Brief {
  readonly text: string;
  readonly sub: string;
  readonly icon: string;
}

export interface Spot {
  readonly box: Box;
  readonly node: string;
  readonly name: string;
  /** Whether it opens what the node rolls up, or rolls it up again, instead of selecting it. */
  readonly isFold?: boolean;
}

/** A port, or several in a row, of one namespace. */
export interface ScenePort {
  readonly netns: string;
  readonly protocol: string;
  readonly first: number;
  readonly last: number;
}

export interface SceneElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly layer: "area" | "body";
  readonly parent: string | null;
  readonly box: Box;
  readonly name: string;
  readonly description: string;
  readonly health: Health;
  readonly node: string | null;
  readonly nodes: readonly string[];
  readonly entries: readonly string[];
  readonly port: ScenePort | null;
  readonly findings: readonly string[];
  readonly parts: readonly Part[];
  readonly brief: Brief | null;
  readonly spots: readonly Spot[];
}

export interface SceneEdge {
  readonly id: string;
  readonly look: EdgeLook;
  readonly from: string;
  readonly to: string;
  readonly path: string;
  readonly plugs: "none" | "start" | "end" | "both";
  readonly label: TextPart | null;
  readonly badge: Point | null;
  readonly name: string;
  readonly edge: string | null;
  readonly finding: string | null;
  readonly nodes: readonly string[];
}

/** A part of the whole picture; `more` is false on the last. */
export interface SceneSnapshot {
  readonly type: "snapshot";
  readonly epoch: string;
  readonly version: number;
  readonly bounds: Box;
  readonly icons: Readonly<Record<string, string>>;
  readonly elements: readonly SceneElement[];
  readonly edges: readonly SceneEdge[];
  readonly more: boolean;
}

/** What makes `baseVersion` into `version`. */
export interface SceneDelta {
  readonly type: "delta";
  readonly baseVersion: number;
  readonly version: number;
  readonly bounds: Box;
  readonly upserted: { readonly elements: readonly SceneElement[]; readonly edges: readonly SceneEdge[] };
  readonly removed: { readonly elements: readonly string[]; readonly edges: readonly string[] };
}

export type DrawItem = SceneSnapshot | SceneDelta | { readonly type: string };

export function isSnapshot(item: DrawItem): item is SceneSnapshot {
  return item.type === "snapshot";
}

export function isDelta(item: DrawItem): item is SceneDelta {
  return item.type === "delta";
}
