// A server that started anew knows no circuit of this page, and one of a page that slept too long is gone. Blazor can put another
// circuit behind the same document (`resumeCircuit`), but only with what the old server wrote down when it was asked to pause, which
// one that was ended or lost could not do. A page of NetDash needs nothing of that kind: all that it shows is in its address. So
// what the new circuit is made of is taken from the page as the server sends it now.
import type { Connection, ConnectionBuilder } from "./blazor";
import { buildOf, readPage, type CircuitParts } from "./page-text";

/** Why the page has to be loaded anew. */
export type Reason = "signed-out" | "updated" | "refused";

/** No circuit can be put behind this document. */
export class NoSuccessor extends Error {
  constructor(readonly reason: Reason) {
    super(`The page has to be loaded anew: ${reason}.`);
  }
}

/** The call of Blazor's client for another circuit: its id, base address, address, components and state. */
const resume = "ResumeCircuit";
const nothingKept = "[]";

/** What Blazor's server says before it ends a connection. */
const failed = "JS.Error";

/** Lets a circuit that nothing is kept of have a successor. */
export function allowSuccessor(builder: ConnectionBuilder): void {
  const build = builder.build.bind(builder);
  builder.build = () => {
    const connection = build();
    const invoke = connection.invoke.bind(connection) as Connection["invoke"];
    const on = connection.on.bind(connection) as Connection["on"];
    let isResuming = false;
    connection.invoke = async (method, ...values) => {
      if (method !== resume) {
        return invoke(method, ...values);
      }
      if (values[3] === nothingKept) {
        const { components, state } = await fetchParts();
        values.splice(3, 2, components, state);
      }
      isResuming = true;
      try {
        return await invoke(method, ...values);
      } finally {
        isResuming = false;
      }
    };
    // Why there is no successor is told by the answer too. Blazor would take it for an error of the page, and never again tell that
    // the connection was lost.
    connection.on = (method, hears) => on(method, method === failed ? (...values) => isResuming || hears(...values) : hears);
    return connection;
  };
}

async function fetchParts(): Promise<CircuitParts> {
  const response = await fetchPage();
  const { parts, build } = readPage(await response.text());
  if (build !== buildOf(document)) {
    // This document's scripts are another version's than the server's.
    throw new NoSuccessor("updated");
  }
  if (parts === null) {
    throw new NoSuccessor("refused");
  }
  return parts;
}

/**
 * The page of this address, as it is now.
 * @throws NoSuccessor where it asks to sign in; anything else where no NetDash answered.
 */
export async function fetchPage(): Promise<Response> {
  const response = await fetch(location.href, { headers: { accept: "text/html" }, cache: "no-store", redirect: "manual" });
  if (response.type === "opaqueredirect" || response.status === 401) {
    throw new NoSuccessor("signed-out");
  }
  if (response.status >= 500) {
    throw new Error(`The server answered ${response.status}.`);
  }
  return response;
}
