// Starts what makes the page answer to clicks, and keeps it going.
import type { Blazor } from "./blazor";
import { circuitGone, tellOfCircuit } from "./events";
import { Notice } from "./notice";
import { startPulse } from "./pulse";
import { Reconnection } from "./reconnection";
import { allowSuccessor } from "./successor";

export function startCircuit(): void {
  if (!("Blazor" in globalThis)) {
    // A page that shows something and has no circuit.
    return;
  }
  const blazor = (): Blazor => globalThis.Blazor;
  const reconnectionHandler = new Reconnection(blazor, new Notice(() => document.getElementById("nd-connection")));
  void blazor().start({
    circuit: {
      configureSignalR: allowSuccessor,
      reconnectionHandler,
      circuitHandlers: [{ onCircuitOpened: once(startPulse), onCircuitClosed: () => tellOfCircuit(circuitGone) }],
    },
  });
}

/** Another circuit opens after the first. */
function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (!done) {
      done = true;
      act();
    }
  };
}
