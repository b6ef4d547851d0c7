// The page that shows this frame: speaks to it and listens to it, where its origin is one of those that may.
import type { FrameMessage, PortalMessage } from "./messages";
import { readPortalMessage } from "./messages";
import { isAllowed, likelyOrigins } from "./origins";

export class Portal {
  private readonly isFramed = window.parent !== window;
  private readonly said = new Map<FrameMessage["type"], FrameMessage>();
  private origin: string | null;

  /**
   * @param allowed Origins that may show this frame.
   * @param hears What the portal says.
   */
  constructor(private readonly allowed: readonly string[], private readonly hears: (message: PortalMessage) => void) {
    // Some browsers say who shows this frame, some only by the referrer, which the portal may keep to itself: then it speaks first.
    this.origin = this.isFramed ? likelyOrigins().find((one) => isAllowed(one, allowed)) ?? null : null;
    window.addEventListener("message", (event) => this.receive(event));
  }

  /** Says something; what is said before anybody is known to listen is said then. */
  say(message: FrameMessage): void {
    this.said.set(message.type, message);
    this.send(message);
  }

  /** What was said does not hold any more, and is not said again to whoever comes. */
  takeBack(type: FrameMessage["type"]): void {
    this.said.delete(type);
  }

  private send(message: FrameMessage): void {
    if (this.origin !== null) {
      // Never to anybody: what the map shows is for that portal alone.
      window.parent.postMessage({ netdash: 1, ...message }, this.origin);
    }
  }

  private receive(event: MessageEvent<unknown>): void {
    if (!this.isFramed || event.source !== window.parent || !isAllowed(event.origin, this.allowed)) {
      return;
    }
    const message = readPortalMessage(event.data);
    if (message === null) {
      return;
    }
    if (message.type === "hello" || this.origin !== event.origin) {
      this.origin = event.origin;
      this.said.forEach((one) => this.send(one));
    }
    this.hears(message);
  }
}
