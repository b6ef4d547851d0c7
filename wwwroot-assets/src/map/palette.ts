// The tokens as the canvas needs them, read from the style sheet once per theme.

const tokens = [
  "canvas", "surface", "raised", "overlay", "recess", "line", "line-2", "ink", "ink-2", "ink-3", "cable", "cable-dim",
  "ok", "warn", "err", "stop", "sel", "ok-t", "warn-t", "err-t", "sel-t",
] as const;
const durations = ["appear", "plug", "vanish", "move", "pulse", "fit"] as const;

export type Colour = (typeof tokens)[number];

/** Colours, font families and durations (ms) of the theme that is shown. */
export interface Palette {
  readonly colour: Readonly<Record<Colour, string>>;
  readonly families: { readonly text: string; readonly mono: string };
  readonly motion: Readonly<Record<(typeof durations)[number], number>>;
  /** Whether the reader asked for no motion. */
  readonly still: boolean;
}

const stillness = window.matchMedia("(prefers-reduced-motion: reduce)");
const systemTheme = window.matchMedia("(prefers-color-scheme: dark)");

export function readPalette(host: Element): Palette {
  const style = getComputedStyle(host);
  const value = (name: string): string => style.getPropertyValue(`--nd-${name}`).trim();
  const each = <K extends string, V>(names: readonly K[], of: (name: K) => V): Record<K, V> =>
    Object.fromEntries(names.map((name) => [name, of(name)])) as Record<K, V>;
  return {
    colour: each(tokens, value),
    families: { text: value("font-text"), mono: value("font-mono") },
    motion: each(durations, (name) => milliseconds(value(`motion-${name}`))),
    still: stillness.matches,
  };
}

/** Calls back when the theme may be another one; the answer ends that. */
export function watchPalette(changed: () => void): () => void {
  // Every way to choose a theme ends in a class on <html>.
  const classes = new MutationObserver(changed);
  classes.observe(document.documentElement, { attributeFilter: ["class"] });
  stillness.addEventListener("change", changed);
  systemTheme.addEventListener("change", changed);
  return () => {
    classes.disconnect();
    stillness.removeEventListener("change", changed);
    systemTheme.removeEventListener("change", changed);
  };
}

// A minifier may write 600ms as .6s.
function milliseconds(text: string): number {
  const number = parseFloat(text);
  return Number.isFinite(number) ? number * (text.endsWith("ms") ? 1 : 1000) : 0;
}
