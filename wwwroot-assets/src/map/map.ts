// The map: draws the scene that the hub sends, and tells the page what people choose in it.
import { Calls, type MapEvents } from "./calls";
import { Keeper, type Keepable } from "./keep";
import type { FrameTimes } from "./measure";
import type { Label } from "./painter/labels";
import { isDelta, isSnapshot, type DrawItem } from "./scene";
import type { HubConnection } from "./signalr";
import { keepPlace, takePlace } from "./place";
import { SceneStream } from "./stream";
import { MapView } from "./view";
import { wholeDelta, wholeSnapshot } from "./wire";

export interface MapOptions {
  /** Address of the hub. */
  readonly hub: string;
  /** The query text of an address, without `?`. */
  readonly view: string;
  /** Id of a node, of one of the topology's edges or of a ledger entry that is selected. */
  readonly select: string | null;
  /** Id of a finding whose two sides are shown. */
  readonly finding: string | null;
  /** Where the zoom buttons go; null: onto the map. */
  readonly tools: HTMLElement | null;
  /** Whether the first look is one at everything, as long as names are told; else it is one that can be read. */
  readonly glance?: boolean;
  /** The token that the hub asks for, where no cookie says who looks. */
  readonly token?: string | null;
  /** Called with each connection to the hub, for whoever streams more by it. */
  readonly connected?: (connection: HubConnection) => void;
}

/** What the page does with a map. */
export interface MapHandle {
  setView(query: string): void;
  select(id: string | null): void;
  showFinding(id: string | null): void;
  reveal(id: string): void;
  fit(): void;
  zoomIn(): void;
  zoomOut(): void;
  pause(): void;
  resume(): void;
  dispose(): Promise<void>;
  /** Every text of the picture as it stands: for tests. */
  labels(): Label[];
  /** The last deltas' times: for measurements. */
  frames(): FrameTimes[];
  /** What there is, what was seen in the last drawing, and how many drawings there were. */
  counts(): { elements: number; edges: number; seenElements: number; seenEdges: number; drawn: number; zoom: number; version: number | null };
}

/** A map that runs, and can go over to another element of the page. */
interface RunningMap extends Keepable {
  readonly handle: MapHandle;
  goOn(host: HTMLElement, events: MapEvents | null, options: MapOptions): void;
}

const keeper = new Keeper<RunningMap>();

/** Draws a picture that was kept, from the address of its items; nothing in it changes. */
export async function startStill(host: HTMLElement, address: string): Promise<Pick<MapHandle, "fit" | "labels" | "counts" | "dispose">> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`The picture's answer was ${answer.status}.`);
  }
  const items = (await answer.json()) as DrawItem[];
  const stage = stageIn(host);
  const view = new MapView(stage, host, new Calls(host, null));
  for (const item of items) {
    if (isSnapshot(item)) {
      view.changed(view.store.take(wholeSnapshot(item)), null);
    }
  }
  const handle = {
    fit: () => view.fit(),
    labels: () => view.labels(),
    counts: () => view.counts(),
    dispose: async () => view.dispose(),
  };
  Object.defineProperty(host, "netdash", { value: handle, configurable: true });
  return handle;
}

/** Draws into the element, until disposed of. */
export function startMap(host: HTMLElement, events: MapEvents | null, options: MapOptions): MapHandle {
  let running = keeper.takeOver(host);
  if (running === null) {
    running = start(host, events, options);
    keeper.show(running);
  } else {
    running.goOn(host, events, options);
  }
  // For tests and measurements, which have no other hold on a map that a page started.
  Object.defineProperty(host, "netdash", { value: running.handle, configurable: true });
  return running.handle;
}

function stageIn(host: HTMLElement): HTMLElement {
  host.classList.add("nd-map");
  const stage = document.createElement("div");
  stage.className = "nd-map-stage";
  host.append(stage);
  return stage;
}

function start(host: HTMLElement, events: MapEvents | null, options: MapOptions): RunningMap {
  const stage = stageIn(host);
  const calls = new Calls(host, events);
  const view = new MapView(stage, options.tools ?? host, calls, options.glance === true);
  const take = (item: DrawItem): boolean => {
    const receivedAt = performance.now();
    if (isSnapshot(item)) {
      view.changed(view.store.take(wholeSnapshot(item)), null);
    } else if (isDelta(item)) {
      const change = view.store.apply(wholeDelta(item));
      if (change === null) {
        view.store.doubt();
        return false;
      }
      view.changed(change, receivedAt);
    }
    return true;
  };
  const stream = new SceneStream({ hub: options.hub, token: options.token ?? null }, options.view, {
    has: () => ({ epoch: view.store.epoch, version: view.store.version }),
    begins: () => view.store.interrupt(),
    takes: take,
    connected: (connection) => options.connected?.(connection),
    state: (state, seconds, reason) => calls.state(state, reason !== "" ? reason : seconds > 0 ? String(seconds) : ""),
  });
  if (options.select !== null) {
    view.select(options.select);
    view.reveal(options.select);
  }
  if (options.finding !== null) {
    view.showFinding(options.finding);
  }
  const place = takePlace();
  if (place !== null) {
    view.lookFrom(place);
  }
  stream.start();
  const handle: MapHandle = {
    setView: (query) => {
      if (query !== stream.view) {
        view.expectAnother();
        stream.setView(query);
      }
    },
    select: (id) => view.select(id),
    showFinding: (id) => view.showFinding(id),
    reveal: (id) => view.reveal(id),
    fit: () => view.fit(),
    zoomIn: () => view.zoomBy(1),
    zoomOut: () => view.zoomBy(-1),
    pause: () => stream.pause(),
    resume: () => stream.resume(),
    dispose: async () => {
      keeper.forget(running);
      view.dispose();
      stage.remove();
      await stream.dispose();
    },
    labels: () => view.labels(),
    frames: () => view.log.all(),
    counts: () => view.counts(),
  };
  const running: RunningMap = {
    handle,
    stage,
    tools: view.tools.bar,
    quiet: () => calls.quiet(),
    leave: () => keepPlace(view.place),
    speak: () => calls.speak(),
    dispose: handle.dispose,
    goOn: (newHost, newEvents, wanted) => {
      (wanted.tools ?? newHost).append(view.tools.bar);
      calls.moveTo(newHost, newEvents);
      handle.setView(wanted.view);
      if (!calls.hasUnsaid) {
        view.select(wanted.select);
        if (wanted.finding !== null) {
          view.showFinding(wanted.finding);
        }
      }
      calls.speak();
      stream.resume();
    },
  };
  return running;
}
