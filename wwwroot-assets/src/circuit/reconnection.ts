// What a page does when the connection to its circuit is lost: it says so, keeps what it shows, and tries for ever, first for the
// same circuit and then for another one in its place. Loading the page anew is the last thing that it does, and it says why.
import { waitBefore } from "../map/retry";
import type { Blazor, ReconnectionHandler } from "./blazor";
import { circuitBack, circuitLost, pageLeaves, tellOfCircuit } from "./events";
import { HeldLinks } from "./links";
import type { Notice } from "./notice";
import { fetchPage, NoSuccessor, type Reason } from "./successor";

const second = 1_000;

// A server that is about to end refuses as one does that never will: only who says no again and again means it.
const mostRefusals = 3;

export class Reconnection implements ReconnectionHandler {
  private readonly links = new HeldLinks();
  private trying = false;
  private up = true;

  /** @param blazor Asked for at the time: Blazor makes its calls known once it has started. */
  constructor(private readonly blazor: () => Blazor, private readonly notice: Notice) {}

  onConnectionDown(): void {
    this.up = false;
    tellOfCircuit(circuitLost);
    if (!this.trying) {
      this.trying = true;
      this.links.hold();
      void this.heal(location.href, new Date());
    }
  }

  onConnectionUp(): void {
    this.up = true;
  }

  private async heal(address: string, since: Date): Promise<void> {
    let refusals = 0;
    for (let tries = 1; !this.up; tries++) {
      await this.wait(waitBefore(tries), since);
      this.notice.trying(since, this.links.any);
      const reason = await this.connect(address);
      refusals = reason === "refused" ? refusals + 1 : 0;
      if (reason !== null && (reason !== "refused" || refusals >= mostRefusals)) {
        this.notice.loading(reason);
        tellOfCircuit(pageLeaves);
        location.reload();
        return;
      }
    }
    this.trying = false;
    this.links.release();
    this.notice.connected();
  }

  /** One try. The answer is why only loading the page anew helps; null where it is connected, or another try may be. */
  private async connect(address: string): Promise<Reason | null> {
    try {
      const blazor = this.blazor();
      // True is also the answer where a connection is there without a circuit, as after a successor that came to nothing.
      if ((await blazor.reconnect()) && this.up) {
        tellOfCircuit(circuitBack);
        this.links.follow();
        if (location.href !== address) {
          // Also after going back or forward meanwhile, which changed the address alone.
          blazor.navigateTo(location.href, { forceLoad: false, replaceHistoryEntry: true });
        }
        return null;
      }
      this.links.follow();
      return (await blazor.resumeCircuit()) ? null : "refused";
    } catch (error) {
      return error instanceof NoSuccessor ? error.reason : await whyNot();
    }
  }

  /** Counts down in words; over at once when the page comes into view again, or the network. */
  private async wait(milliseconds: number, since: Date): Promise<void> {
    const end = performance.now() + milliseconds;
    const over = new AbortController();
    const hurry = (): void => {
      if (document.visibilityState === "visible") {
        over.abort();
      }
    };
    window.addEventListener("online", hurry, { signal: over.signal });
    document.addEventListener("visibilitychange", hurry, { signal: over.signal });
    for (let left = milliseconds; left > 0 && !over.signal.aborted; left = end - performance.now()) {
      this.notice.waiting(since, Math.ceil(left / second), this.links.any);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, second));
        over.signal.addEventListener("abort", () => {
          clearTimeout(timer);
          resolve();
        }, { once: true });
      });
    }
    over.abort();
  }
}

/** Blazor fails alike where nobody answers and where nobody is signed in. */
async function whyNot(): Promise<Reason | null> {
  try {
    await fetchPage();
    return null;
  } catch (error) {
    return error instanceof NoSuccessor ? error.reason : null;
  }
}
