// The layer under the field that draws its text with line numbers and marks. Only lines in view are drawn, so that a file of a
// megabyte scrolls like one of ten lines.

/** A place to mark, from 1, in UTF-16 code units. */
export interface Mark {
  line: number;
  column: number;
  length: number;
  look: string;
}

/** A line beyond this is not drawn twice: the field then shows its text itself, without marks. */
const longestLine = 2000;
const fewestRows = 9;
const mostRows = 18;

export class Mirror {
  readonly #field: HTMLTextAreaElement;
  readonly #root: HTMLElement;
  readonly #gutter: HTMLElement;
  readonly #text: HTMLElement;
  #lines: string[] = [];
  #marks = new Map<number, { mark: Mark; text: string }[]>();
  #isPlain = false;

  constructor(root: HTMLElement, field: HTMLTextAreaElement, signal: AbortSignal) {
    this.#root = root;
    this.#field = field;
    this.#gutter = layer(root, "[data-gutter]");
    this.#text = layer(root, "[data-text]");
    field.addEventListener("scroll", () => this.#draw(), { signal, passive: true });
    const resized = new ResizeObserver(() => this.#draw());
    resized.observe(field);
    signal.addEventListener("abort", () => resized.disconnect());
  }

  /** Draws what the field holds now. */
  show(): void {
    this.#lines = this.#field.value.split("\n");
    this.#isPlain = this.#lines.some((line) => line.length > longestLine);
    this.#root.toggleAttribute("data-mirrored", !this.#isPlain);
    this.#field.rows = Math.min(mostRows, Math.max(fewestRows, this.#lines.length));
    this.#draw();
  }

  /** Marks these places from now on, wherever their text stays as it is. */
  mark(marks: Mark[]): void {
    this.#marks = new Map();
    for (const mark of marks) {
      const text = this.#lines[mark.line - 1]?.substring(mark.column - 1, mark.column - 1 + mark.length) ?? "";
      const ofLine = this.#marks.get(mark.line) ?? [];
      ofLine.push({ mark, text });
      this.#marks.set(mark.line, ofLine);
    }
    this.#draw();
  }

  /** Where a line begins in the text. */
  offsetOf(line: number): number {
    return this.#lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  }

  #draw(): void {
    const style = getComputedStyle(this.#field);
    const height = parseFloat(style.lineHeight);
    const padding = parseFloat(style.paddingTop);
    const first = Math.max(0, Math.floor((this.#field.scrollTop - padding) / height));
    const last = Math.min(this.#lines.length, Math.ceil((this.#field.scrollTop + this.#field.clientHeight) / height) + 1);
    const top = padding + first * height - this.#field.scrollTop;
    const numbers: Node[] = [];
    const texts: Node[] = [];
    for (let index = first; index < last; index++) {
      numbers.push(element("div", String(index + 1)));
      texts.push(this.#isPlain ? element("div", "") : this.#drawLine(index));
    }
    this.#gutter.replaceChildren(...numbers);
    this.#gutter.style.transform = `translateY(${top}px)`;
    this.#text.replaceChildren(...texts);
    this.#text.style.transform = `translate(${-this.#field.scrollLeft}px, ${top}px)`;
  }

  #drawLine(index: number): HTMLElement {
    const line = this.#lines[index] ?? "";
    const drawn = element("div", "");
    let at = 0;
    const marks = [...(this.#marks.get(index + 1) ?? [])].sort((a, b) => a.mark.column - b.mark.column);
    for (const { mark, text } of marks) {
      const start = mark.column - 1;
      // What was typed since has moved or changed it.
      if (start >= at && text.length > 0 && line.startsWith(text, start)) {
        drawn.append(line.slice(at, start));
        const marked = element("u", text);
        marked.dataset["look"] = mark.look;
        drawn.append(marked);
        at = start + text.length;
      }
    }
    drawn.append(line.slice(at));
    return drawn;
  }
}

function layer(root: HTMLElement, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) {
    throw new Error(`The preflight editor has no ${selector}.`);
  }
  return found;
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
