// What the pointer does on the canvas, besides moving the view: it rests on things, and chooses them.
import type { Camera } from "./camera";
import { hit, sameHit, type Hit } from "./hit";
import type { Point, SceneEdge } from "./scene";
import type { SceneStore } from "./store";
import { Tooltip } from "./tooltip";

export interface PointerUser {
  /** Whether a line is drawn just now. */
  sees(edge: SceneEdge): boolean;
  hovers(target: Hit | null): void;
  chooses(target: Hit | null): void;
  doubles(): void;
}

export class Pointer {
  private readonly tip: Tooltip;
  private target: Hit | null = null;
  private isTouch = false;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    host: HTMLElement,
    private readonly store: SceneStore,
    private readonly camera: Camera,
    private readonly user: PointerUser,
  ) {
    this.tip = new Tooltip(host);
    canvas.addEventListener("pointerdown", (event) => {
      this.isTouch = event.pointerType !== "mouse";
      this.tip.hide();
    });
    canvas.addEventListener("pointermove", (event) => this.move(event));
    canvas.addEventListener("pointerleave", () => this.leave());
    canvas.addEventListener("click", (event) => user.chooses(this.at(event)));
    canvas.addEventListener("dblclick", (event) => {
      if (this.at(event) === null) {
        user.doubles();
      }
    });
  }

  /** The view moves under the pointer: what it rested on is elsewhere. */
  leave(): void {
    this.tip.hide();
    this.over(null);
  }

  remove(): void {
    this.tip.remove();
  }

  private move(event: PointerEvent): void {
    if (event.pointerType !== "mouse" || event.buttons !== 0) {
      return;
    }
    const target = this.at(event);
    if (!sameHit(target, this.target)) {
      this.over(target);
    }
    if (target === null) {
      this.tip.hide();
    } else {
      this.tip.show(target, placeOf(event));
    }
  }

  private over(target: Hit | null): void {
    if (!sameHit(target, this.target)) {
      this.target = target;
      this.canvas.style.cursor = target === null ? "" : "pointer";
      this.user.hovers(target);
    }
  }

  private at(event: MouseEvent): Hit | null {
    return hit(this.store, this.camera.toScene(placeOf(event)), this.camera.zoom, this.isTouch, (edge) => this.user.sees(edge));
  }
}

function placeOf(event: MouseEvent): Point {
  return { x: event.offsetX, y: event.offsetY };
}
