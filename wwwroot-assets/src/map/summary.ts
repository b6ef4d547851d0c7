// Says what has changed to those who do not see it, not more often than they can listen.
import { plain } from "./plain";
import type { SceneElement } from "./scene";
import type { SceneChange } from "./store";

const pause = 4000;
const mostNamed = 3;
const named: ReadonlySet<string> = new Set(["card", "owner", "interface", "bridge", "outside", "plate"]);

export class Summary {
  private readonly region = document.createElement("div");
  private readonly news = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private last = -Infinity;

  constructor(host: HTMLElement) {
    this.region.className = "nd-visually-hidden";
    this.region.setAttribute("aria-live", "polite");
    this.region.setAttribute("data-netdash-map-summary", "");
    host.append(this.region);
  }

  take(change: SceneChange): void {
    if (change.first) {
      return;
    }
    for (const { was, is } of change.elements) {
      const what = phrase(was, is);
      if (what !== null) {
        this.news.set((is ?? was)?.id ?? "", what);
      }
    }
    if (this.news.size > 0 && this.timer === null) {
      this.timer = setTimeout(() => this.speak(), Math.max(0, this.last + pause - performance.now()));
    }
  }

  remove(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    this.region.remove();
  }

  private speak(): void {
    this.timer = null;
    this.last = performance.now();
    const all = [...this.news.values()];
    this.news.clear();
    const words = all.slice(0, mostNamed).join(", ") + (all.length > mostNamed ? `, and ${all.length - mostNamed} more` : "");
    this.region.textContent = `${all.length} ${all.length === 1 ? "change" : "changes"}: ${words}`;
  }
}

function phrase(was: SceneElement | null, is: SceneElement | null): string | null {
  const element = is ?? was;
  if (element === null || !named.has(element.kind)) {
    return null;
  }
  const name = plain(element.name);
  if (is === null) {
    return `${name} is gone`;
  }
  if (was === null) {
    return `${name} is new`;
  }
  return was.health === is.health ? null : `${name} ${is.health === "stopped" ? "stopped" : `is ${is.health}`}`;
}
