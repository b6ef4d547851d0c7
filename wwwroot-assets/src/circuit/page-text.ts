// What a circuit is made of stands in comments of the page that the server sends: one for each interactive component, sealed by the
// server and good for some minutes, and one with the state that the components wrote down.

/** What the server asks for to put another circuit behind a document. */
export interface CircuitParts {
  /** The components by the number that Blazor gives them in the order of the document, from 1, as JSON. */
  readonly components: string;
  /** What the components wrote down, sealed. */
  readonly state: string;
}

/** A page as the server sends it now. */
export interface PageText {
  /** Null where it has no component, or no state. */
  readonly parts: CircuitParts | null;
  /** Of the scripts and styles that belong to it. */
  readonly build: string;
}

const component = /^Blazor:(\{.*\})$/s;
const state = /^Blazor-Server-Component-State:([A-Za-z0-9+/=_-]+)$/;

// <!--Blazor:{"type":"server","prerenderId":"1c0f…","key":{…},"sequence":0,"descriptor":"CfDJ8…"}--> … <!--Blazor:{"prerenderId":"1c0f…"}-->
// <!--Blazor-Server-Component-State:CfDJ8…-->
export function readPage(html: string): PageText {
  const page = new DOMParser().parseFromString(html, "text/html");
  const markers: unknown[] = [];
  let sealed = "";
  const comments = page.createTreeWalker(page, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode() !== null) {
    const text = comments.currentNode.nodeValue ?? "";
    const marker = component.exec(text)?.[1];
    if (marker !== undefined) {
      const parsed: unknown = JSON.parse(marker);
      // The end of a component has a marker without these.
      if (typeof parsed === "object" && parsed !== null && "descriptor" in parsed && "type" in parsed && parsed.type === "server") {
        markers.push(parsed);
      }
    }
    sealed = state.exec(text)?.[1] ?? sealed;
  }
  return {
    parts: markers.length === 0 || sealed === ""
      ? null
      : { components: JSON.stringify(Object.fromEntries(markers.map((marker, index) => [index + 1, marker]))), state: sealed },
    build: buildOf(page),
  };
}

/** Of the scripts and styles that a document was loaded with. */
export function buildOf(page: Document): string {
  return page.querySelector<HTMLMetaElement>("meta[name='netdash-build']")?.content ?? "";
}
