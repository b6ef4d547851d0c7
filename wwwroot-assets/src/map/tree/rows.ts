// The lines of the tree that are open, as elements of the page. A line that stays keeps its element, and so the focus.
import type { TreeItem } from "./items";

/** An item with its place in the tree. */
export interface Row {
  readonly item: TreeItem;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  readonly parent: string | null;
  readonly expanded: boolean | null;
}

export function rowsOf(items: readonly TreeItem[], isOpen: (item: TreeItem) => boolean): Row[] {
  const rows: Row[] = [];
  const walk = (list: readonly TreeItem[], level: number, parent: string | null): void => {
    list.forEach((item, index) => {
      const expanded = item.children.length === 0 ? null : isOpen(item);
      rows.push({ item, level, position: index + 1, size: list.length, parent, expanded });
      if (expanded === true) {
        walk(item.children, level + 1, item.key);
      }
    });
  };
  walk(items, 1, null);
  return rows;
}

/** Makes the tree's children these rows, touching only what differs. */
export function show(tree: HTMLElement, rows: readonly Row[], shown: Map<string, HTMLElement>, selected: (item: TreeItem) => boolean): void {
  const wanted = new Set(rows.map((row) => row.item.key));
  for (const [key, line] of shown) {
    if (!wanted.has(key)) {
      line.remove();
      shown.delete(key);
    }
  }
  let at = tree.firstElementChild;
  for (const row of rows) {
    let line = shown.get(row.item.key);
    if (line === undefined) {
      shown.set(row.item.key, line = makeLine(row.item.key));
    }
    fill(line, row, selected(row.item));
    if (line === at) {
      at = at.nextElementSibling;
    } else {
      tree.insertBefore(line, at);
    }
  }
}

function makeLine(key: string): HTMLElement {
  const line = document.createElement("div");
  line.setAttribute("role", "treeitem");
  line.tabIndex = -1;
  line.dataset["key"] = key;
  for (const part of ["name", "pause", "health", "pause", "about"]) {
    const span = document.createElement("span");
    span.className = part;
    line.append(span);
  }
  return line;
}

function fill(line: HTMLElement, row: Row, isSelected: boolean): void {
  const { item } = row;
  set(line, "aria-level", String(row.level));
  set(line, "aria-posinset", String(row.position));
  set(line, "aria-setsize", String(row.size));
  set(line, "aria-selected", String(isSelected));
  set(line, "aria-expanded", row.expanded === null ? null : String(row.expanded));
  set(line, "data-health", item.health);
  write(line.children[0], item.name);
  // Healthy things stay quiet.
  const health = item.health === "ok" ? "" : item.health;
  write(line.children[1], health === "" ? "" : ", ");
  write(line.children[2], health);
  write(line.children[3], item.description === "" ? "" : ", ");
  write(line.children[4], item.description);
}

function set(line: HTMLElement, name: string, value: string | null): void {
  if (line.getAttribute(name) === value) {
    return;
  }
  if (value === null) {
    line.removeAttribute(name);
  } else {
    line.setAttribute(name, value);
  }
}

function write(into: Element | undefined, text: string): void {
  if (into !== undefined && into.textContent !== text) {
    into.textContent = text;
  }
}
