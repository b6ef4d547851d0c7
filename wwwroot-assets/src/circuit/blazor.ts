// The part of Blazor's script (blazor.web.js of .NET 10) that is used here.

/** A SignalR connection, as @microsoft/signalr has it. */
export interface Connection {
  invoke(method: string, ...values: unknown[]): Promise<unknown>;
  on(method: string, hears: (...values: unknown[]) => unknown): void;
}

export interface ConnectionBuilder {
  build(): Connection;
}

/** Hears of the circuit's connection; Blazor makes no attempt of its own where there is one. */
export interface ReconnectionHandler {
  onConnectionDown(options: unknown, error?: unknown): void;
  onConnectionUp(): void;
}

export interface CircuitHandler {
  onCircuitOpened?(): void;
  /** The circuit is gone, and another takes its place in this document. */
  onCircuitClosed?(): void;
}

interface StartOptions {
  readonly circuit: {
    readonly configureSignalR: (builder: ConnectionBuilder) => void;
    readonly reconnectionHandler: ReconnectionHandler;
    readonly circuitHandlers: readonly CircuitHandler[];
  };
}

export interface Blazor {
  start(options: StartOptions): Promise<void>;
  /** Connects to the same circuit. False: the server has it no more. Rejects where no server answered. */
  reconnect(): Promise<boolean>;
  /** Opens another circuit for the components of this document. False: the server will not. */
  resumeCircuit(): Promise<boolean>;
  navigateTo(address: string, options: { readonly forceLoad: boolean; readonly replaceHistoryEntry: boolean }): void;
}

declare global {
  // eslint-disable-next-line no-var
  var Blazor: Blazor;
}
