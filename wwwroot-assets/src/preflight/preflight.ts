// What a page with a preflight editor loads: the text stays in the field, and goes to the server only to be checked.
import type { DotNetObject } from "../theme-interop";
import { installDrop } from "./drop";
import { Mirror, type Mark } from "./mirror";

/** How long nothing is typed before the text is checked. */
const pauseMilliseconds = 300;

/** Held by the component (IJSObjectReference). */
export interface Editor {
  /** The text, in UTF-8: it may be longer than one message of the circuit. */
  read(): Uint8Array;
  /** Marks places in the text of a version; an older version's are not drawn. */
  mark(version: number, marks: Mark[]): void;
  /** Puts other text in a place, from 1, within one line. */
  replace(line: number, column: number, length: number, text: string): void;
  clear(): void;
  dispose(): void;
}

/**
 * Makes an editor of the field below `root`. Calls `OnText(version, file name or null, bytes)` of the component after each
 * change; of a file that is too long only its size, and the text stays as it was.
 */
export function attach(root: HTMLElement, component: DotNetObject, mostBytes: number): Editor {
  const stopping = new AbortController();
  const field = part(root, "textarea", HTMLTextAreaElement);
  const mirror = new Mirror(root, field, stopping.signal);
  let version = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const tell = (file: string | null, bytes: number): void => {
    // Refused when the circuit or the component has gone: then nobody is left to tell.
    component.invokeMethodAsync("OnText", version, file, bytes).catch(() => stopping.abort());
  };
  const changed = (pause: number, file: string | null = null): void => {
    version++;
    mirror.show();
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(file, new TextEncoder().encode(field.value).length), pause);
  };

  field.addEventListener("input", () => changed(pauseMilliseconds), { signal: stopping.signal });
  installDrop(root, stopping.signal, async (file) => {
    if (file.size > mostBytes) {
      tell(file.name, file.size);
      return;
    }
    field.value = await file.text();
    changed(0, file.name);
  });
  stopping.signal.addEventListener("abort", () => clearTimeout(waiting));
  mirror.show();
  if (field.value.length > 0) {
    // Typed before the circuit was there.
    changed(0);
  }

  return {
    read: () => new TextEncoder().encode(field.value),
    mark: (of, marks) => {
      if (of === version) {
        mirror.mark(marks);
      }
    },
    replace: (line, column, length, text) => {
      const start = mirror.offsetOf(line) + column - 1;
      field.setRangeText(text, start, start + length, "select");
      if (window.matchMedia("(pointer: fine)").matches) {
        field.focus();
      }
      changed(0);
    },
    clear: () => {
      field.value = "";
      changed(0);
      field.focus();
    },
    dispose: () => stopping.abort(),
  };
}

function part<T extends Element>(root: HTMLElement, selector: string, type: new () => T): T {
  const found = root.querySelector(selector);
  if (!(found instanceof type)) {
    throw new Error(`The preflight editor has no ${selector}.`);
  }
  return found;
}
