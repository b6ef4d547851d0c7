// Starts what makes the page answer to clicks, and keeps it going.
import type { Blazor } from "./blazor";
import { circuitGone, tellOfCircuit } from "./events";
import { Notice } from "./notice";
import { Reconnection } from "./reconnection";
import { allowSuccessor } from "./successor";

export function startCircuit(): void {
  const blazor = (): Blazor => globalThis.Blazor;
  const reconnectionHandler = new Reconnection(blazor, new Notice(() => document.getElementById("nd-connection")));
  void blazor().start({
    circuit: {
      configureSignalR: allowSuccessor,
      reconnectionHandler,
      circuitHandlers: [{ onCircuitClosed: () => tellOfCircuit(circuitGone) }],
    },
  });
}
