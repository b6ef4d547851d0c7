// The buttons of the view: smaller, how large, larger, all of it.

export interface ToolActions {
  zoomOut(): void;
  zoomIn(): void;
  fit(): void;
  actualSize(): void;
}

/** The buttons, and what they say. */
export interface Tools {
  readonly bar: HTMLElement;
  show(zoom: number): void;
  remove(): void;
}

const icons = {
  out: "M3.2 8h9.6",
  in: "M8 3.2v9.6M3.2 8h9.6",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
};

export function makeTools(into: HTMLElement, actions: ToolActions): Tools {
  const bar = document.createElement("div");
  bar.className = "nd-map-tools";
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "Zoom");
  const percent = button("Zoom to 100%", actions.actualSize);
  percent.className = "percent nd-mono";
  percent.textContent = "100%";
  bar.append(
    button("Zoom out", actions.zoomOut, icons.out), percent, button("Zoom in", actions.zoomIn, icons.in),
    button("Show everything", actions.fit, icons.fit));
  into.append(bar);
  return {
    bar,
    show: (zoom) => {
      const text = `${Math.round(100 * zoom)}%`;
      if (percent.textContent !== text) {
        percent.textContent = text;
        percent.setAttribute("aria-label", `Zoom is ${text}. Zoom to 100%`);
      }
    },
    remove: () => bar.remove(),
  };
}

function button(label: string, act: () => void, path?: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.title = label;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", act);
  if (path !== undefined) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 16 16");
    svg.setAttribute("width", "14");
    svg.setAttribute("height", "14");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "nd-ic");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    svg.append(line);
    made.append(svg);
  }
  return made;
}
