// Says in the bar how the connection is: in words, and by a mark of its own shape.
import type { Reason } from "./successor";

const reasons: Readonly<Record<Reason, string>> = {
  "signed-out": "You are signed out. Opening the sign-in page",
  updated: "NetDash was updated. Loading the new version",
  refused: "NetDash has started anew. Loading the page again",
};

export class Notice {
  /** @param element Found at the time: the notice stands below everything else. */
  constructor(private readonly element: () => HTMLElement | null) {}

  /** @param holds Whether a link waits to be followed. */
  waiting(since: Date, seconds: number, holds: boolean): void {
    this.show("lost", lost(since, holds), `Next try in ${seconds} s`);
  }

  trying(since: Date, holds: boolean): void {
    this.show("lost", lost(since, holds), "Trying");
  }

  loading(reason: Reason): void {
    this.show("loading", reasons[reason], "");
  }

  connected(): void {
    this.element()?.removeAttribute("data-state");
  }

  /** @param counting What changes by the second, which is not read aloud each time. */
  private show(state: string, words: string, counting: string): void {
    const element = this.element();
    if (element === null) {
      return;
    }
    element.dataset["state"] = state;
    put(element, "[data-words]", words);
    put(element, "[data-count]", counting);
  }
}

function put(element: HTMLElement, selector: string, text: string): void {
  const part = element.querySelector(selector);
  if (part !== null && part.textContent !== text) {
    part.textContent = text;
  }
}

function lost(since: Date, holds: boolean): string {
  return `Connection lost at ${clock(since)}.${holds ? " The link opens when it is back." : ""}`;
}

function clock(time: Date): string {
  return time.toLocaleTimeString("en-GB");
}
