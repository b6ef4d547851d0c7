// <netdash-map>: NetDash's map in a page of another site, as a frame that the page speaks with. Attributes:
//   src     address of NetDash; where this script came from, unless told
//   filter  the query text of a view, as project=shop&lens=ports
//   theme   light, dark or system; as the page around it, unless told
//   token   a shared link's token, where no cookie reaches the frame
//   label   what the frame is called by screen readers
import { isTheme, readFrameMessage, withoutTokens, type FrameMessage, type PortalMessage, type Theme } from "../embed/messages";
import { themeAround, watchThemes } from "./portal-theme";

const home = new URL("./", import.meta.url).href;

// So long a frame may take before it is said that none speaks: not there, or not allowed to be shown here.
const patience = 15_000;

const style = new CSSStyleSheet();
style.replaceSync(":host{display:block;height:450px;overflow:hidden}:host([hidden]){display:none}iframe{display:block;width:100%;height:100%;border:0}");

class NetDashMap extends HTMLElement {
  static readonly observedAttributes = ["src", "filter", "theme", "token", "label"];

  private readonly frame = document.createElement("iframe");
  private origin = "";
  private unwatch: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isReady = false;
  private loadedFilter = "";
  private toldTheme: Theme | null = null;

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [style];
    // The frame may draw, speak, and open NetDash in a tab: it leads this page nowhere and asks nothing of it.
    this.frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
    // NetDash learns whose page this is, not which page.
    this.frame.referrerPolicy = "origin";
    this.frame.addEventListener("load", () => this.isReady || this.say({ type: "hello" }));
    root.append(this.frame);
  }

  connectedCallback(): void {
    window.addEventListener("message", this.receive);
    this.unwatch = watchThemes(() => this.tellTheme());
    this.load();
  }

  disconnectedCallback(): void {
    window.removeEventListener("message", this.receive);
    this.unwatch?.();
    this.unwatch = null;
    this.settle();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (!this.isConnected || before === after) {
      return;
    }
    if (name === "theme") {
      this.tellTheme();
    } else if (name === "filter") {
      this.say({ type: "view", view: this.filter });
    } else if (name === "label") {
      this.frame.title = this.label;
    } else {
      this.load();
    }
  }

  /** Selects something by its reference, as `container/web`; null for nothing. */
  select(reference: string | null): void {
    this.say({ type: "select", reference });
  }

  private get filter(): string {
    return withoutTokens(this.getAttribute("filter") ?? "");
  }

  private get label(): string {
    return this.getAttribute("label") ?? "Map of NetDash";
  }

  private get theme(): Theme {
    const told = this.getAttribute("theme");
    return isTheme(told) ? told : themeAround(this);
  }

  private load(): void {
    const given = this.getAttribute("src") ?? home;
    if (!URL.canParse(given, document.baseURI)) {
      this.fail("src", "src is no address.");
      return;
    }
    const address = new URL(given, document.baseURI);
    if (address.protocol !== "https:" && address.protocol !== "http:") {
      this.fail("src", "src is no http address.");
      return;
    }
    address.pathname = `${address.pathname.replace(/\/+$/, "")}/embed`;
    address.hash = "";
    this.loadedFilter = this.filter;
    const query = new URLSearchParams(this.loadedFilter);
    const token = this.getAttribute("token");
    if (token !== null && token !== "") {
      query.set("token", token);
    }
    this.toldTheme = this.theme;
    query.set("theme", this.toldTheme);
    address.search = query.toString();
    this.origin = address.origin;
    this.isReady = false;
    this.frame.title = this.label;
    this.frame.src = address.href;
    this.settle();
    this.timer = setTimeout(() => this.fail("silent", "NetDash does not speak from its frame. Is it there, and does its setting Embedding:FrameAncestors name this origin?"), patience);
  }

  private tellTheme(): void {
    const { theme } = this;
    if (theme !== this.toldTheme) {
      this.toldTheme = theme;
      this.say({ type: "theme", theme });
    }
  }

  private say(message: PortalMessage): void {
    if (this.origin !== "") {
      this.frame.contentWindow?.postMessage({ netdash: 1, ...message }, this.origin);
    }
  }

  private readonly receive = (event: MessageEvent<unknown>): void => {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin) {
      return;
    }
    const message = readFrameMessage(event.data);
    if (message === null) {
      return;
    }
    this.settle();
    if (message.type === "ready") {
      this.isReady = true;
      this.catchUp();
    }
    this.tell(message);
  };

  /** Says what was changed while the frame was on its way, or before it was loaded anew. */
  private catchUp(): void {
    this.say({ type: "theme", theme: this.theme });
    if (this.filter !== this.loadedFilter) {
      this.say({ type: "view", view: this.filter });
    }
  }

  private fail(code: string, message: string): void {
    this.tell({ type: "error", code, message });
  }

  /** The page hears what the frame says: `netdash-ready`, `netdash-view`, `netdash-findings`, `netdash-select`, `netdash-state`, `netdash-error`. */
  private tell({ type, ...detail }: FrameMessage): void {
    this.dispatchEvent(new CustomEvent(`netdash-${type === "selected" ? "select" : type}`, { detail, bubbles: true, composed: true }));
  }

  private settle(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
      this.timer = null;
    }
  }
}

// Twice loaded, as from two addresses, is once defined.
if (customElements.get("netdash-map") === undefined) {
  customElements.define("netdash-map", NetDashMap);
}
