// What the frame shows, as its address says it and as the portal changes it.
import { withoutTokens } from "./messages";

// What of a view changes nothing in the picture.
const beside: readonly string[] = ["select", "finding", "theme", "kiosk", "as"];

export class FrameAddress {
  private parameters: URLSearchParams;

  constructor(query: string) {
    this.parameters = new URLSearchParams(withoutTokens(query));
  }

  /** The query text of all of it. */
  get view(): string {
    return this.parameters.toString();
  }

  /** The query text of what is drawn. */
  get picture(): string {
    const drawn = new URLSearchParams(this.parameters);
    beside.forEach((name) => drawn.delete(name));
    return drawn.toString();
  }

  /** The same on the page of NetDash itself, which has a theme and a frame of its own. */
  get page(): string {
    const own = new URLSearchParams(this.parameters);
    ["theme", "kiosk", "as"].forEach((name) => own.delete(name));
    const query = own.toString();
    return query === "" ? "" : `?${query}`;
  }

  get(name: string): string | null {
    const value = this.parameters.get(name);
    return value === "" ? null : value;
  }

  /** Shows another view. */
  replace(query: string): void {
    this.parameters = new URLSearchParams(withoutTokens(query));
  }

  /** Selects something by its reference, or nothing. */
  select(name: "select" | "finding", reference: string | null): void {
    this.parameters.delete("select");
    this.parameters.delete("finding");
    if (reference !== null) {
      this.parameters.set(name, reference);
    }
  }

  /** Opens what a node rolls up, or rolls it up again. */
  fold(node: string): void {
    const open = this.parameters.getAll("expand");
    this.parameters.delete("expand");
    (open.includes(node) ? open.filter((one) => one !== node) : [...open, node]).forEach((one) => this.parameters.append("expand", one));
  }
}
