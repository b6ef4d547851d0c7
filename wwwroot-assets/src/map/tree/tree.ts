// The picture for keyboards and screen readers: the same things as a tree, which the canvas beside it mirrors.
import type { SceneStore } from "../store";
import { itemsOf, type TreeItem } from "./items";
import { keyAction } from "./keys";
import { rowsOf, show, type Row } from "./rows";

export interface TreeUser {
  chosen(item: TreeItem): void;
  /** The keyboard is at this element; null: it is not in the tree. */
  focused(element: string | null, byKeyboard: boolean): void;
  cleared(): boolean;
}

// Screen readers and lists can wait; the picture cannot.
const settle = 120;
const typing = 600;

export class MapTree {
  readonly root = document.createElement("div");
  private readonly lines = new Map<string, HTMLElement>();
  private readonly open = new Map<string, boolean>();
  private rows: Row[] = [];
  private items: TreeItem[] = [];
  private active: string | null = null;
  private selected: string | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private byPointer = false;
  private typed = "";
  private typedAt = -Infinity;

  constructor(host: HTMLElement, private readonly store: SceneStore, private readonly user: TreeUser) {
    this.root.setAttribute("role", "tree");
    this.root.setAttribute("aria-label", "Map");
    this.root.className = "nd-map-tree";
    this.root.addEventListener("keydown", (event) => this.key(event));
    this.root.addEventListener("click", (event) => this.click(event));
    this.root.addEventListener("focusin", (event) => this.focusIn(event));
    this.root.addEventListener("focusout", (event) => {
      if (!this.root.contains(event.relatedTarget as Node | null)) {
        this.user.focused(null, false);
      }
    });
    host.append(this.root);
  }

  /** The scene is another one: the tree follows in a moment, several changes at once. */
  invalidate(): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.items = itemsOf(this.store);
      this.update();
    }, settle);
  }

  /** @param id Of a node, an edge or a ledger entry. */
  select(id: string | null): void {
    this.selected = id;
    this.rows.forEach((row) => this.lines.get(row.item.key)?.setAttribute("aria-selected", String(this.isSelected(row.item))));
  }

  /** Puts the keyboard where the pointer was, so that arrows go on from there. */
  focusOn(key: string | null): void {
    if (key !== null && this.lines.has(key)) {
      this.activate(key);
    }
    this.byPointer = true;
    this.line(this.active)?.focus({ preventScroll: true });
    this.byPointer = false;
  }

  remove(): void {
    if (this.timer !== null) {
      clearTimeout(this.timer);
    }
    this.root.remove();
  }

  private update(): void {
    const focused = this.root.contains(document.activeElement);
    const before = this.rows.findIndex((row) => row.item.key === this.active);
    this.rows = rowsOf(this.items, (item) => this.open.get(item.key) ?? item.open);
    show(this.root, this.rows, this.lines, (item) => this.isSelected(item));
    const still = this.rows.find((row) => row.item.key === this.active) ?? this.rows[Math.min(Math.max(before, 0), this.rows.length - 1)];
    this.activate(still?.item.key ?? null);
    if (focused && !this.root.contains(document.activeElement)) {
      this.line(this.active)?.focus({ preventScroll: true });
    }
  }

  /** One line can be reached by Tab: the one where the keyboard was last. */
  private activate(key: string | null): void {
    const was = this.line(this.active);
    if (was !== undefined) {
      was.tabIndex = -1;
    }
    this.active = key;
    const is = this.line(key);
    if (is !== undefined) {
      is.tabIndex = 0;
    }
  }

  private key(event: KeyboardEvent): void {
    const row = this.rows.find(({ item }) => item.key === this.active);
    if (row === undefined || event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const typing_ = event.timeStamp - this.typedAt < typing ? this.typed : "";
    const action = keyAction(event.key, this.rows, row, typing_);
    switch (action?.kind) {
      case undefined:
        return;
      case "go":
        this.typed = action.typed;
        this.typedAt = action.typed === "" ? -Infinity : event.timeStamp;
        this.line(action.key)?.focus({ preventScroll: false });
        break;
      case "open":
        this.open.set(row.item.key, action.open);
        this.update();
        break;
      case "choose":
        this.user.chosen(row.item);
        break;
      case "leave":
        if (!this.user.cleared()) {
          return;
        }
        break;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private click(event: MouseEvent): void {
    const item = this.rowAt(event.target)?.item;
    if (item !== undefined) {
      if (item.children.length > 0 && item.node === null && item.edge === null && item.entry === null) {
        this.open.set(item.key, !(this.open.get(item.key) ?? item.open));
        this.update();
      } else {
        this.user.chosen(item);
      }
    }
  }

  private focusIn(event: FocusEvent): void {
    const row = this.rowAt(event.target);
    if (row !== undefined) {
      this.activate(row.item.key);
      const line = this.line(row.item.key);
      this.user.focused(row.item.element, !this.byPointer && line?.matches(":focus-visible") === true);
    }
  }

  private rowAt(target: EventTarget | null): Row | undefined {
    const key = target instanceof Element ? target.closest<HTMLElement>("[role=treeitem]")?.dataset["key"] : undefined;
    return this.rows.find(({ item }) => item.key === key);
  }

  private line(key: string | null): HTMLElement | undefined {
    return key === null ? undefined : this.lines.get(key);
  }

  private isSelected(item: TreeItem): boolean {
    return this.selected !== null && (item.node === this.selected || item.edge === this.selected || item.entry === this.selected);
  }
}
