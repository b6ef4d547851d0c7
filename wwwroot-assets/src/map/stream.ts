// Brings the scene from the hub, for as long as anybody looks: an interrupted connection is made again for ever.
import { isRefusal, reasonOf, waitBefore } from "./retry";
import type { HubConnection, ISubscription } from "./signalr";
import type { DrawItem } from "./scene";

export type StreamState = "connecting" | "live" | "reconnecting" | "paused" | "failed";

/** Who uses a stream. */
export interface StreamUser {
  /** What is there already. */
  has(): { readonly epoch: string; readonly version: number | null };
  /** A stream begins anew: of a whole that came in parts, the rest will not come. */
  begins(): void;
  /** Takes an item; false where it does not continue what is there: then the whole is sent again. */
  takes(item: DrawItem): boolean;
  /** There is a connection, another one than before. */
  connected(connection: HubConnection): void;
  /** The state is another one. With `reconnecting` and `failed` it tries again after `seconds`. */
  state(state: StreamState, seconds: number, reason: string): void;
}

/** Where the hub is, and what it lets in. */
export interface HubDoor {
  readonly hub: string;
  /** Null where a cookie says who looks. */
  readonly token: string | null;
}

// A stream that lasted so long was no failed try.
const steady = 5_000;

/** One view's stream. */
export class SceneStream {
  private connection: HubConnection | null = null;
  private subscription: ISubscription<DrawItem> | null = null;
  private waiting: ReturnType<typeof setTimeout> | null = null;
  private tries = 0;
  private since = Infinity;
  private isLive = false;
  private paused = false;
  private ended = false;
  private run = 0;
  private readonly hurry = (): void => {
    if (this.waiting !== null && document.visibilityState === "visible") {
      void this.connect();
    }
  };

  constructor(private readonly door: HubDoor, public view: string, private readonly user: StreamUser) {
    window.addEventListener("online", this.hurry);
    document.addEventListener("visibilitychange", this.hurry);
  }

  start(): void {
    this.user.state("connecting", 0, "");
    void this.connect();
  }

  /** Shows another view: what is there is not its beginning. */
  setView(view: string): void {
    this.view = view;
    this.subscribeAgain();
  }

  /** Asks anew from what is there now. */
  subscribeAgain(): void {
    if (!this.paused && this.connection !== null && this.waiting === null) {
      this.subscribe(this.connection);
    }
  }

  pause(): void {
    if (!this.paused) {
      this.paused = true;
      this.unsubscribe();
      this.user.state("paused", 0, "");
    }
  }

  resume(): void {
    if (!this.paused || this.ended) {
      return;
    }
    this.paused = false;
    this.user.state("connecting", 0, "");
    if (this.connection === null) {
      void this.connect();
    } else {
      this.subscribe(this.connection);
    }
  }

  async dispose(): Promise<void> {
    this.ended = true;
    window.removeEventListener("online", this.hurry);
    document.removeEventListener("visibilitychange", this.hurry);
    await this.disconnect();
  }

  private async connect(): Promise<void> {
    await this.disconnect();
    const run = ++this.run;
    try {
      const { HttpTransportType, HubConnectionBuilder, LogLevel } = await import("./signalr.js");
      // No server-sent events: a proxy that gathers answers before it passes them on holds them back, and nobody notices.
      // Its log would repeat, at each try, what the page says in words.
      const { hub, token } = this.door;
      const transport = HttpTransportType.WebSockets | HttpTransportType.LongPolling;
      const connection = new HubConnectionBuilder()
        .withUrl(hub, token === null ? { transport } : { transport, accessTokenFactory: () => token }).configureLogging(LogLevel.None).build();
      connection.onclose((error) => this.lost(run, error));
      await connection.start();
      if (this.ended || run !== this.run) {
        await connection.stop();
        return;
      }
      this.connection = connection;
      if (!this.paused) {
        this.subscribe(connection);
      }
      this.user.connected(connection);
    } catch (error) {
      this.lost(run, error);
    }
  }

  private subscribe(connection: HubConnection): void {
    this.unsubscribe();
    this.user.begins();
    const { epoch, version } = this.user.has();
    const run = this.run;
    let mine = true;
    const stop = (): void => {
      mine = false;
    };
    const stream = connection.stream<DrawItem>("Draw", this.view, epoch, version).subscribe({
      next: (item) => {
        if (!mine) {
          return;
        }
        this.tries = 0;
        this.live();
        if (!this.user.takes(item)) {
          this.subscribeAgain();
        }
      },
      complete: () => mine && this.lost(run, new Error("The server ended the stream.")),
      // When the connection is lost this is told first, and that it is closed right after: what is left then was said by the hub.
      error: (error: unknown) => queueMicrotask(() => mine && this.lost(run, error, true)),
    });
    this.since = performance.now();
    this.isLive = false;
    if (version !== null) {
      // Where nothing was missed, nothing is sent.
      this.live();
    }
    this.subscription = {
      dispose: () => {
        stop();
        stream.dispose();
      },
    };
  }

  /** Waits, longer each time, and connects again. */
  private lost(run: number, error: unknown, saidByHub = false): void {
    if (this.ended || run !== this.run || this.waiting !== null) {
      return;
    }
    this.run++;
    this.unsubscribe();
    if (this.paused) {
      this.connection = null;
      return;
    }
    this.tries = performance.now() - this.since > steady ? 1 : this.tries + 1;
    this.since = Infinity;
    const wait = waitBefore(this.tries);
    const isRefused = saidByHub || isRefusal(error);
    this.user.state(isRefused ? "failed" : "reconnecting", Math.max(1, Math.round(wait / 1000)), isRefused ? reasonOf(error) : "");
    this.waiting = setTimeout(() => void this.connect(), wait);
  }

  private live(): void {
    if (!this.isLive) {
      this.isLive = true;
      this.user.state("live", 0, "");
    }
  }

  private unsubscribe(): void {
    const { subscription } = this;
    this.subscription = null;
    subscription?.dispose();
  }

  private async disconnect(): Promise<void> {
    if (this.waiting !== null) {
      clearTimeout(this.waiting);
      this.waiting = null;
    }
    this.unsubscribe();
    const { connection } = this;
    this.connection = null;
    this.run++;
    await connection?.stop();
  }
}
