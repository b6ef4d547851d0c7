// How the map tells the page: by a call into .NET where a component listens, else by an event on its own element.
import type { Chosen } from "./choice";
import type { StreamState } from "./stream";

/** The part of Blazor's DotNetObjectReference that is used here. */
export interface MapEvents {
  invokeMethodAsync(name: string, ...values: unknown[]): Promise<unknown>;
}

export class Calls {
  private isQuiet = false;
  private last: { readonly state: StreamState; readonly detail: string } | null = null;

  constructor(private host: HTMLElement, private events: MapEvents | null) {}

  /** Tells nobody anything. */
  quiet(): void {
    this.isQuiet = true;
  }

  /** Tells somebody else from now on, beginning with how it is. */
  speakTo(host: HTMLElement, events: MapEvents | null): void {
    this.host = host;
    this.events = events;
    this.isQuiet = false;
    if (this.last !== null) {
      this.state(this.last.state, this.last.detail);
    }
  }

  selected({ node, edge, entry, finding }: Chosen): void {
    this.tell("OnSelect", "netdash-select", { node, edge, entry, finding });
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
