// How long a delta takes from its coming to the end of its drawing: kept for measurements, of the last of them alone.

/** One delta's times, of performance.now(), in ms. */
export interface FrameTimes {
  readonly receivedAt: number;
  /** What the page's thread did for it: taking it in, and the drawing that shows it. */
  readonly workMs: number;
  readonly drawnAt: number;
}

const most = 256;

export class FrameLog {
  /** How many drawings there were. */
  drawn = 0;
  private times: FrameTimes[] = [];
  private waiting: { readonly receivedAt: number; readonly workMs: number }[] = [];

  /** A delta was taken in. */
  took(receivedAt: number): void {
    this.waiting.push({ receivedAt, workMs: performance.now() - receivedAt });
    this.waiting.splice(0, this.waiting.length - most);
  }

  /** A drawing that began then has ended. */
  drew(startedAt: number): void {
    const drawnAt = performance.now();
    this.drawn++;
    this.times.push(...this.waiting.map(({ receivedAt, workMs }) => ({ receivedAt, drawnAt, workMs: workMs + drawnAt - startedAt })));
    this.waiting = [];
    this.times.splice(0, this.times.length - most);
  }

  all(): FrameTimes[] {
    return [...this.times];
  }
}
