// Where WebSockets do not get through, the browser waits for the circuit with one request after the other, each for up to 90 s while
// nothing happens. Proxies hang up before that; an answer to anything ends such a request.
import { circuitBack, circuitGone, circuitLost } from "./events";

const beat = 15_000;

declare global {
  // eslint-disable-next-line no-var
  var DotNet: { invokeMethodAsync(assembly: string, method: string): Promise<unknown> };
}

/** Has the server answer every 15 s while it can. */
export function startPulse(): void {
  let isLost = false;
  document.addEventListener(circuitLost, () => {
    isLost = true;
  });
  [circuitBack, circuitGone].forEach((event) => document.addEventListener(event, () => {
    isLost = false;
  }));
  setInterval(() => {
    if (!isLost) {
      DotNet.invokeMethodAsync("NetDash.Web", "netdash-pulse").catch(() => {
        // Lost just now: the page says so in its own words.
      });
    }
  }, beat);
}
