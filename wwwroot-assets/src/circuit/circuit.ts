// Starts what makes the page answer to clicks, and keeps it going.
import type { Blazor } from "./blazor";
import { Notice } from "./notice";
import { Reconnection } from "./reconnection";
import { allowSuccessor } from "./successor";

/** Raised on the document when a circuit is gone and another is about to take its place: what calls into .NET must not any more. */
export const circuitGone = "netdash-circuit-gone";

export function startCircuit(): void {
  const blazor = (): Blazor => globalThis.Blazor;
  const reconnectionHandler = new Reconnection(blazor, new Notice(() => document.getElementById("nd-connection")));
  void blazor().start({
    circuit: {
      configureSignalR: allowSuccessor,
      reconnectionHandler,
      circuitHandlers: [{ onCircuitClosed: () => document.dispatchEvent(new CustomEvent(circuitGone)) }],
    },
  });
}
