// What portal and frame say to each other, version 1. Every message is a plain object with `netdash: 1` and a `type`; unknown
// types and members are ignored, so that both sides may learn more.

/** The most characters of a view's query text: the hub takes no more either. */
const longestView = 4096;
const longestReference = 1024;
const reserved: readonly string[] = ["token", "access_token"];

export type Theme = "system" | "light" | "dark";

/** From the frame to the portal. */
export type FrameMessage =
  | { readonly type: "ready"; readonly view: string }
  | { readonly type: "view"; readonly view: string }
  | { readonly type: "findings"; readonly known: boolean; readonly errors: number; readonly warnings: number; readonly words: string }
  | ({ readonly type: "selected" } & Selected)
  | { readonly type: "state"; readonly state: string; readonly words: string }
  | { readonly type: "error"; readonly code: string; readonly message: string };

/** What is selected; all null for nothing. */
export interface Selected {
  readonly reference: string | null;
  readonly kind: string | null;
  readonly name: string | null;
  readonly id: string | null;
  /** Of a port: the node that it belongs to. */
  readonly owner: string | null;
}

export const nothingSelected: Selected = { reference: null, kind: null, name: null, id: null, owner: null };

/** From the portal to the frame. */
export type PortalMessage =
  | { readonly type: "hello" }
  | { readonly type: "theme"; readonly theme: Theme }
  | { readonly type: "view"; readonly view: string }
  | { readonly type: "select"; readonly reference: string | null };

/** Reads what a portal says; null for anything else. Never throws: it may be anything that can be cloned. */
export function readPortalMessage(data: unknown): PortalMessage | null {
  const message = membersOf(data);
  switch (message?.["type"]) {
    case "hello":
      return { type: "hello" };
    case "theme":
      return isTheme(message["theme"]) ? { type: "theme", theme: message["theme"] } : null;
    case "view":
      return isText(message["view"], longestView) ? { type: "view", view: withoutTokens(message["view"]) } : null;
    case "select":
      return message["reference"] === null ? { type: "select", reference: null }
        : isText(message["reference"], longestReference) && message["reference"] !== "" ? { type: "select", reference: message["reference"] } : null;
    default:
      return null;
  }
}

/** Reads what a frame says; null for anything else. */
export function readFrameMessage(data: unknown): FrameMessage | null {
  const message = membersOf(data);
  switch (message?.["type"]) {
    case "ready":
    case "view":
    case "findings":
    case "selected":
    case "state":
    case "error":
      // The frame's origin is that of the element's own source: what it says has the members that it should.
      return message as unknown as FrameMessage;
    default:
      return null;
  }
}

/** The query text of an address without `?` and without what lets somebody in. */
export function withoutTokens(query: string): string {
  const parameters = new URLSearchParams(query);
  reserved.forEach((name) => parameters.delete(name));
  return parameters.toString();
}

export function isTheme(value: unknown): value is Theme {
  return value === "system" || value === "light" || value === "dark";
}

function membersOf(data: unknown): Readonly<Record<string, unknown>> | null {
  return typeof data === "object" && data !== null && "netdash" in data && data.netdash === 1 ? data as Readonly<Record<string, unknown>> : null;
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === "string" && value.length <= longest;
}
