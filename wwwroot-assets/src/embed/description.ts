// What the hub says of a view beside its picture: what it shows, what was found, what is selected.
import type { HubConnection, ISubscription } from "../map/signalr";
import type { Health } from "../map/scene";

export interface Thing {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly name: string;
  readonly owner: string | null;
}

export interface FoundThing {
  readonly id: string;
  readonly severity: "error" | "warning";
  readonly title: string;
}

export interface Description {
  readonly title: string;
  readonly detail: string;
  readonly icon: string;
  readonly badge: { readonly health: Health; readonly words: string; readonly errors: number; readonly warnings: number };
  readonly findings: readonly FoundThing[];
  readonly note: string;
  readonly isRead: boolean;
  readonly stale: string;
  readonly selected: Thing | null;
  readonly missing: string;
}

/** Follows the description of one view, on the connection that the picture comes by. */
export class Descriptions {
  private connection: HubConnection | null = null;
  private subscription: ISubscription<Description> | null = null;
  private view = "";

  constructor(private readonly takes: (description: Description) => void) {}

  /** There is another connection. */
  connect(connection: HubConnection): void {
    this.connection = connection;
    this.follow();
  }

  /** Follows another view. */
  ask(view: string): void {
    if (view !== this.view) {
      this.view = view;
      this.follow();
    }
  }

  private follow(): void {
    this.subscription?.dispose();
    this.subscription = null;
    const { view } = this;
    this.subscription = this.connection?.stream<Description>("Describe", view).subscribe({
      next: (description) => {
        if (view === this.view) {
          this.takes(description);
        }
      },
      // The picture comes by the same connection and tells when and why it ends; both come back together.
      error: () => undefined,
      complete: () => undefined,
    }) ?? null;
  }
}
