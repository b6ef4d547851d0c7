// The theme of the page around an element, as far as pages say it: an attribute that themes are chosen by, else the colour scheme in
// force, else the system's.

export type Theme = "light" | "dark";

const marks: readonly string[] = ["data-theme", "data-bs-theme", "data-color-scheme", "data-color-mode"];
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

/** The theme around an element just now. */
export function themeAround(element: Element): Theme {
  const marked = element.closest(marks.map((name) => `[${name}=dark],[${name}=light]`).join());
  if (marked !== null) {
    return marks.some((name) => marked.getAttribute(name) === "dark") ? "dark" : "light";
  }
  const scheme = getComputedStyle(element).colorScheme;
  const [dark, light] = [/\bdark\b/.test(scheme), /\blight\b/.test(scheme)];
  return dark === light ? (systemIsDark.matches ? "dark" : "light") : dark ? "dark" : "light";
}

/** Calls back when the theme around elements may be another one; the answer ends that. */
export function watchThemes(changed: () => void): () => void {
  const seen = new MutationObserver(changed);
  for (const root of [document.documentElement, document.body]) {
    seen.observe(root, { attributeFilter: ["class", "style", ...marks] });
  }
  systemIsDark.addEventListener("change", changed);
  return () => {
    seen.disconnect();
    systemIsDark.removeEventListener("change", changed);
  };
}
