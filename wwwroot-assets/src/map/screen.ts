// The canvas: as many pixels as the display has there, and one drawing a frame, only when something is to be drawn.

/** What draws; the answer is whether the next frame differs again. */
export type Draw = (context: CanvasRenderingContext2D, ratio: number, now: number) => boolean;

export class Screen {
  readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D;
  private readonly sizes: ResizeObserver;
  private pixels: MediaQueryList | null = null;
  private ratio = 1;
  private frame: number | null = null;

  constructor(host: HTMLElement, private readonly draw: Draw, private readonly resized: () => void) {
    const context = this.canvas.getContext("2d", { alpha: false });
    if (context === null) {
      throw new Error("This browser gives no 2D canvas.");
    }
    this.context = context;
    this.canvas.className = "nd-map-canvas";
    // The tree beside it says the same.
    this.canvas.setAttribute("aria-hidden", "true");
    host.append(this.canvas);
    this.sizes = new ResizeObserver(() => this.measure());
    // It calls back once at the beginning, too.
    this.sizes.observe(this.canvas);
    this.watchRatio();
  }

  get isShown(): boolean {
    return this.canvas.clientWidth > 0 && this.canvas.clientHeight > 0;
  }

  /** Asks for a drawing with the next frame. */
  invalidate(): void {
    if (this.frame === null && this.isShown) {
      this.frame = requestAnimationFrame(() => {
        this.frame = null;
        this.now();
      });
    }
  }

  /** Draws without waiting for a frame. */
  now(): void {
    if (this.isShown && this.draw(this.context, this.ratio, performance.now())) {
      this.invalidate();
    }
  }

  dispose(): void {
    if (this.frame !== null) {
      cancelAnimationFrame(this.frame);
    }
    this.sizes.disconnect();
    this.pixels?.removeEventListener("change", this.newRatio);
    this.canvas.remove();
  }

  private measure(): void {
    const width = Math.round(this.canvas.clientWidth * this.ratio);
    const height = Math.round(this.canvas.clientHeight * this.ratio);
    if (width !== this.canvas.width || height !== this.canvas.height) {
      // This empties the canvas: it is drawn at once, so that no empty one is seen.
      this.canvas.width = width;
      this.canvas.height = height;
      this.resized();
      this.now();
    }
  }

  /** A window that goes to another display, and a page that is magnified, have other pixels. */
  private readonly watchRatio = (): void => {
    this.ratio = window.devicePixelRatio;
    this.pixels?.removeEventListener("change", this.newRatio);
    this.pixels = window.matchMedia(`(resolution: ${this.ratio}dppx)`);
    this.pixels.addEventListener("change", this.newRatio);
  };

  private readonly newRatio = (): void => {
    this.watchRatio();
    this.measure();
  };
}
