// Keys of the view while the keyboard is on the map: + - 0, and f outside the tree, where letters look for names.
import type { ToolActions } from "./tools";

/** Listens on the map; the answer ends that. */
export function installZoomKeys(host: HTMLElement, tree: HTMLElement, actions: ToolActions): () => void {
  const listen = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const act = actionOf(event, tree, actions);
    if (act !== null) {
      event.preventDefault();
      act();
    }
  };
  host.addEventListener("keydown", listen);
  return () => host.removeEventListener("keydown", listen);
}

function actionOf(event: KeyboardEvent, tree: HTMLElement, actions: ToolActions): (() => void) | null {
  switch (event.key) {
    case "+":
    case "=":
      return actions.zoomIn;
    case "-":
      return actions.zoomOut;
    case "0":
      return actions.fit;
    case "f":
      return event.target instanceof Node && tree.contains(event.target) ? null : actions.fit;
    default:
      return null;
  }
}
