// Links of the page that are followed while no circuit can follow them. Left to the browser they would take the picture away, and
// lead to its own page that says that nobody answers. The last one is gone to once the connection is back.

export class HeldLinks {
  private held: string | null = null;
  private holding: AbortController | null = null;

  /** Holds from now on. */
  hold(): void {
    this.held = null;
    this.holding?.abort();
    this.holding = new AbortController();
    document.addEventListener("click", (event) => this.take(event), { signal: this.holding.signal });
  }

  release(): void {
    this.holding?.abort();
    this.holding = null;
  }

  get any(): boolean {
    return this.held !== null;
  }

  /** Makes the address that of the last one. */
  follow(): void {
    if (this.held !== null) {
      history.pushState(null, "", this.held);
      this.held = null;
    }
  }

  /** What Blazor would have followed, and nothing that opens elsewhere or is saved. */
  private take(event: MouseEvent): void {
    const link = event.composedPath().find((part) => part instanceof HTMLAnchorElement);
    if (link === undefined || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.shiftKey || event.altKey || event.metaKey
      || !["", "_self"].includes(link.target) || link.hasAttribute("download") || !link.href.startsWith(document.baseURI)) {
      return;
    }
    event.preventDefault();
    this.held = link.href;
  }
}
