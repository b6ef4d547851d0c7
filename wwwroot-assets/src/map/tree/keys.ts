// What a key means in a tree, as the ARIA practices have it.
import type { Row } from "./rows";

export type KeyAction =
  | { readonly kind: "go"; readonly key: string; readonly typed: string }
  | { readonly kind: "open"; readonly open: boolean }
  | { readonly kind: "choose" }
  | { readonly kind: "leave" };

/**
 * @param typed What was typed just before, to go on looking for names that begin so.
 * @returns Null for a key that means nothing here.
 */
export function keyAction(key: string, rows: readonly Row[], row: Row, typed: string): KeyAction | null {
  const at = rows.indexOf(row);
  const go = (to: Row | undefined): KeyAction | null => (to === undefined ? null : { kind: "go", key: to.item.key, typed: "" });
  switch (key) {
    case "ArrowDown":
      return go(rows[at + 1]);
    case "ArrowUp":
      return go(rows[at - 1]);
    case "Home":
      return go(rows[0]);
    case "End":
      return go(rows[rows.length - 1]);
    case "ArrowRight":
      return row.expanded === null ? null : row.expanded ? go(rows[at + 1]) : { kind: "open", open: true };
    case "ArrowLeft":
      return row.expanded === true ? { kind: "open", open: false } : go(rows.find(({ item }) => item.key === row.parent));
    case "Enter":
      return { kind: "choose" };
    case " ":
      return typed === "" ? { kind: "choose" } : search(rows, at, typed + key);
    case "Escape":
      return { kind: "leave" };
    case "+":
    case "-":
    case "/":
      return null;
    case "0":
      // A zero alone fits the view; within an address it is a figure.
      return typed === "" ? null : search(rows, at, typed + key);
    default:
      return [...key].length === 1 ? search(rows, at, typed + key) : null;
  }
}

/** The next line whose name begins so; the same letter again goes on to the next. */
function search(rows: readonly Row[], at: number, typed: string): KeyAction | null {
  const wanted = typed.toLowerCase();
  const repeated = [...wanted].every((letter) => letter === wanted[0]) ? wanted[0] ?? "" : null;
  const first = wanted.length === 1 || repeated !== null ? at + 1 : at;
  const ordered = [...rows.slice(first), ...rows.slice(0, first)];
  const found = ordered.find(({ item }) => item.name.toLowerCase().startsWith(wanted))
    ?? (repeated === null ? undefined : ordered.find(({ item }) => item.name.toLowerCase().startsWith(repeated)));
  return found === undefined ? null : { kind: "go", key: found.item.key, typed };
}
