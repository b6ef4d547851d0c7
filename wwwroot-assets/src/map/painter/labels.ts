// What was written in a frame and where: for tests, which compare the boxes.
import { holds } from "../boxes";
import type { Box } from "../scene";
import type { Frame } from "./frame";

/** A text on screen, in CSS pixels of the canvas. */
export interface Label extends Box {
  readonly text: string;
  /** What it has to stay in: its element, or its own room where it belongs to none. */
  readonly box: Box;
  /** Whether it leaves that. */
  readonly clipped: boolean;
}

// From the baseline, in em: what letters of both fonts take.
const ascent = 0.76;
const descent = 0.22;

/** Gathers them. */
export class Labels {
  readonly all: Label[] = [];
  private readonly rooms: Box[] = [];

  /** From here to `leave`, texts have to stay in this box, in pixels of zoom 1. */
  enter(room: Box): void {
    this.rooms.push(room);
  }

  leave(): void {
    this.rooms.pop();
  }

  /** A text that was written, in pixels of zoom 1. */
  add(frame: Frame, text: string, x: number, baseline: number, width: number, size: number): void {
    const place = frame.toScreen({ x, y: baseline - ascent * size, w: width, h: (ascent + descent) * size });
    const room = this.rooms[this.rooms.length - 1];
    const box = room === undefined ? place : frame.toScreen(room);
    this.all.push({ text, ...place, box, clipped: !holds(box, place, 0.75) });
  }
}
