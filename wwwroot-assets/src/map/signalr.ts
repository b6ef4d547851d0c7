// The hub's client, a file of its own that the map loads when it connects: nobody waits for it to see the page.
export { HubConnectionBuilder, HttpTransportType, LogLevel } from "@microsoft/signalr";
export type { HubConnection, ISubscription } from "@microsoft/signalr";
