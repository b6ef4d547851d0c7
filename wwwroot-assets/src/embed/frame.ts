// The frame: brings together its address, the map, what is said of it, and the portal.
import { showTheme } from "../theme";
import { FrameAddress } from "./address";
import { Bar } from "./bar";
import { Descriptions, type Description } from "./description";
import type { MapHandle } from "./map";
import { isTheme, nothingSelected, type PortalMessage } from "./messages";
import { Portal } from "./portal";
import { isRefused, wordsOf, type MapState } from "./state";

// Beside this script, also below a sub-path.
const base = new URL("./", import.meta.url).href;

export class Frame {
  private readonly address: FrameAddress;
  private readonly token: string | null;
  private readonly portal: Portal;
  private readonly bar: Bar;
  private readonly descriptions = new Descriptions((description) => this.describe(description));
  private map: MapHandle | null = null;
  private state: MapState = { state: "connecting", detail: "" };
  private last: Description | null = null;
  /** Id of what the map shows as selected. */
  private shown: string | null = null;
  private isSought = true;
  /** What the portal was told last, by what it is about. */
  private readonly told = new Map<string, string>();

  constructor(private readonly host: HTMLElement, query: string, allowed: readonly string[]) {
    this.token = new URLSearchParams(query).get("token");
    this.address = new FrameAddress(query);
    this.portal = new Portal(allowed, (message) => this.hear(message));
    this.bar = new Bar({
      cleared: () => this.choose("select", null),
      opened: (finding) => {
        this.isSought = true;
        this.choose("finding", finding.id);
      },
    });
    host.addEventListener("netdash-select", (event) => this.chosen((event as CustomEvent<ChosenDetail>).detail));
    host.addEventListener("netdash-state", (event) => this.setState((event as CustomEvent<MapState>).detail));
    host.addEventListener("netdash-fold", (event) => this.fold((event as CustomEvent<{ readonly node: string }>).detail.node));
    document.documentElement.classList.toggle("nd-kiosk", this.address.get("kiosk") === "true");
    if (this.address.get("as") === "list") {
      host.dataset["outline"] = "list";
    }
    this.portal.say({ type: "ready", view: this.address.view });
    this.follow();
  }

  /** Draws. */
  async start(): Promise<void> {
    const { startMap } = await import("./map.js");
    this.map = startMap(this.host, null, {
      hub: `${base}hubs/topology`, view: this.address.picture, select: null, finding: null, tools: null, glance: true,
      token: this.token, connected: (connection) => this.descriptions.connect(connection),
    });
  }

  private hear(message: PortalMessage): void {
    switch (message.type) {
      case "hello":
        break;
      case "theme":
        showTheme(message.theme);
        break;
      case "view": {
        this.address.replace(message.view);
        const theme = this.address.get("theme");
        if (isTheme(theme)) {
          showTheme(theme);
        }
        this.isSought = true;
        this.follow();
        break;
      }
      case "select":
        this.isSought = true;
        this.choose("select", message.reference);
        break;
    }
  }

  /** Somebody chose something in the map, which shows it already. */
  private chosen({ node, edge, entry, finding }: ChosenDetail): void {
    this.shown = finding ?? node ?? edge ?? entry;
    this.isSought = false;
    this.choose(finding === null ? "select" : "finding", this.shown);
  }

  private choose(name: "select" | "finding", reference: string | null): void {
    this.address.select(name, reference);
    this.follow();
  }

  private fold(node: string): void {
    this.address.fold(node);
    this.follow();
  }

  /** The address is another one: everything that hangs on it follows. */
  private follow(): void {
    this.map?.setView(this.address.picture);
    this.descriptions.ask(this.address.view);
    this.bar.leadTo(`${base}${this.address.page}`);
  }

  private describe(description: Description): void {
    this.last = description;
    const { selected, badge } = description;
    if (selected !== null) {
      // By its name from now on: the next thing of that name is the same to whoever looks.
      this.address.select(selected.kind === "finding" ? "finding" : "select", selected.reference);
      this.bar.leadTo(`${base}${this.address.page}`);
    }
    this.show(description);
    this.bar.describe(description);
    this.bar.choose(selected);
    this.tell();
    this.portal.say({ type: "findings", known: badge.health !== "unknown", errors: badge.errors, warnings: badge.warnings, words: badge.words });
    const { id, reference, kind, name, owner } = selected ?? nothingSelected;
    this.sayOnce("selected", JSON.stringify(selected), () => this.portal.say({ type: "selected", reference, kind, name, id, owner }));
    this.sayOnce("view", this.address.view, () => this.portal.say({ type: "view", view: this.address.view }));
    if (description.missing !== "") {
      this.sayOnce("missing", description.missing, () => this.portal.say({ type: "error", code: "not-found", message: `Nothing here is named ${description.missing}.` }));
    }
  }

  /** Shows in the map what is selected; what somebody looks for is brought into view. */
  private show({ selected }: Description): void {
    const id = selected?.id ?? null;
    if (id !== this.shown || this.isSought) {
      this.shown = id;
      const isFinding = selected?.kind === "finding";
      this.map?.showFinding(isFinding ? id : null);
      if (!isFinding) {
        this.map?.select(id);
      }
      if (id !== null && !isFinding && this.isSought) {
        this.map?.reveal(id);
      }
    }
    this.isSought = false;
  }

  private setState(state: MapState): void {
    this.state = state;
    if (state.state === "live") {
      document.getElementById("wait")?.remove();
      this.portal.takeBack("error");
    }
    this.tell();
    if (state.state === "failed") {
      this.portal.say({ type: "error", code: isRefused(state) ? "unauthorized" : "failed", message: wordsOf(state, this.last).note });
    }
  }

  private tell(): void {
    const { health, words, note } = wordsOf(this.state, this.last);
    this.bar.live(health, words);
    this.bar.say(note);
    this.sayOnce("state", words, () => this.portal.say({ type: "state", state: this.state.state, words }));
  }

  private sayOnce(what: string, value: string, say: () => void): void {
    if (this.told.get(what) !== value) {
      this.told.set(what, value);
      say();
    }
  }
}

/** What the map tells of a choice. */
interface ChosenDetail {
  readonly node: string | null;
  readonly edge: string | null;
  readonly entry: string | null;
  readonly finding: string | null;
}
