// How the map tells the page: by a call into .NET where a component listens, else by an event on its own element.
import type { Chosen } from "./choice";
import type { StreamState } from "./stream";

/** The part of Blazor's DotNetObjectReference that is used here. */
export interface MapEvents {
  invokeMethodAsync(name: string, ...values: unknown[]): Promise<unknown>;
}

export class Calls {
  private isQuiet = false;
  private unsaid: Chosen | null = null;
  private last: { readonly state: StreamState; readonly detail: string } | null = null;

  constructor(private host: HTMLElement, private events: MapEvents | null) {}

  /** Tells nobody anything. */
  quiet(): void {
    this.isQuiet = true;
  }

  /** Whether something was chosen that nobody was told. */
  get hasUnsaid(): boolean {
    return this.unsaid !== null;
  }

  /** Tells again: how it is, and what was chosen meanwhile. */
  speak(): void {
    this.isQuiet = false;
    const { last, unsaid } = this;
    this.unsaid = null;
    if (last !== null) {
      this.state(last.state, last.detail);
    }
    if (unsaid !== null) {
      this.selected(unsaid);
    }
  }

  /** Has somebody else to tell. */
  moveTo(host: HTMLElement, events: MapEvents | null): void {
    this.host = host;
    this.events = events;
  }

  selected(chosen: Chosen): void {
    const { node, edge, entry, finding } = chosen;
    if (this.isQuiet) {
      this.unsaid = chosen;
      return;
    }
    this.tell("OnSelect", "netdash-select", { node, edge, entry, finding });
  }

  /** Somebody wants to see what a node rolls up, or to roll it up again. */
  folded(node: string): void {
    this.tell("OnFold", "netdash-fold", { node });
  }

  /** @param detail Seconds until the next try, or why not; empty for nothing. */
  state(state: StreamState, detail: string): void {
    this.last = { state, detail };
    this.host.dataset["state"] = state;
    this.tell("OnState", "netdash-state", { state, detail });
  }

  private tell(method: string, event: string, detail: Readonly<Record<string, unknown>>): void {
    if (this.isQuiet) {
      return;
    }
    if (this.events === null) {
      this.host.dispatchEvent(new CustomEvent(event, { detail, bubbles: true }));
    } else {
      this.events.invokeMethodAsync(method, ...Object.values(detail)).catch(() => {
        // Refused while the circuit is interrupted, or after the component has gone: the page says the first in its own
        // words, and for the second nobody is left to tell.
      });
    }
  }
}
