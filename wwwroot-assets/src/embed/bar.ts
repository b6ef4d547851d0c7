// The line above the map and the words over it. All text that others wrote goes in as text.
import { plain } from "../map/plain";
import type { Health } from "../map/scene";
import type { Description, FoundThing, Thing } from "./description";
import { glyph, icon } from "./marks";

/** What somebody does in the bar. */
export interface BarUser {
  cleared(): void;
  opened(finding: FoundThing): void;
}

export class Bar {
  private readonly findings = part("findings");
  private readonly note = part("note");
  private readonly chosen = part("chosen");
  private readonly shown = new Map<HTMLElement, string>();

  constructor(private readonly user: BarUser) {
    this.chosen.querySelector("button")?.addEventListener("click", () => user.cleared());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing && !this.chosen.hidden && document.querySelector(":popover-open") === null) {
        user.cleared();
      }
    });
  }

  /** The view, in words. */
  describe(description: Description): void {
    document.title = `${plain(description.title)} · NetDash`;
    this.put(part("icon"), description.icon, (place) => place.replaceChildren(icon(description.icon)));
    this.put(part("title"), description.title, (place) => place.replaceChildren(plain(description.title)));
    this.put(part("detail"), description.detail, (place) => place.replaceChildren(plain(description.detail)));
    this.badge(description);
    this.list(description.findings);
  }

  /** How the map is. */
  live(health: Health, words: string): void {
    this.put(part("live"), `${health} ${words}`, (place) => place.replaceChildren(glyph(health), span("words", words)));
  }

  /** What stands in the way of a picture, or is to be known of it; empty for nothing. */
  say(words: string): void {
    this.put(this.note, words, (place) => {
      place.replaceChildren(plain(words));
      place.hidden = words === "";
    });
  }

  /** What is selected. */
  choose(thing: Thing | null): void {
    this.put(this.chosen, thing === null ? "" : `${thing.kind} ${thing.name}`, (place) => {
      const words = place.querySelector(".words");
      const name = document.createElement("b");
      name.textContent = plain(thing?.name ?? "");
      words?.replaceChildren(...(thing === null ? [] : [name, ...(thing.kind === "finding" ? [] : [" ", span("kind", thing.kind.replaceAll("-", " "))])]));
      place.hidden = thing === null;
    });
  }

  /** Where the same is seen on the page of NetDash itself. */
  leadTo(address: string): void {
    (part("open") as HTMLAnchorElement).href = address;
  }

  private badge({ badge, findings }: Description): void {
    const button = part("badge") as HTMLButtonElement;
    this.put(button, `${badge.health} ${badge.words}`, () => {
      button.replaceChildren(glyph(badge.health), span("words", badge.words));
      button.dataset["health"] = badge.health;
      button.hidden = false;
    });
    // Nothing opens where there is nothing to list.
    button.disabled = findings.length === 0;
  }

  private list(findings: readonly FoundThing[]): void {
    this.put(this.findings, JSON.stringify(findings), () => {
      this.findings.querySelector("ul")?.replaceChildren(...findings.map((finding) => this.row(finding)));
      if (findings.length === 0 && this.findings.matches(":popover-open")) {
        this.findings.hidePopover();
      }
    });
  }

  private row(finding: FoundThing): HTMLLIElement {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.append(glyph(finding.severity), span("nd-visually-hidden", `${finding.severity}:`), span("words", plain(finding.title)));
    button.addEventListener("click", () => {
      this.findings.hidePopover();
      this.user.opened(finding);
    });
    row.append(button);
    return row;
  }

  /** Changes what differs alone: a live region speaks whatever is put into it. */
  private put(place: HTMLElement, what: string, change: (place: HTMLElement) => void): void {
    if (this.shown.get(place) !== what) {
      this.shown.set(place, what);
      change(place);
    }
  }
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) {
    throw new Error(`The page has no element ${id}.`);
  }
  return found;
}

function span(name: string, text: string): HTMLSpanElement {
  const made = document.createElement("span");
  made.className = name;
  made.textContent = text;
  return made;
}
