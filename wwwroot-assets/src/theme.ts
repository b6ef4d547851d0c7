// Which of the two palettes is shown, and who decides: a choice made on this page, else the address (`?theme=`),
// else this browser's memory, else the system. Style sheets, pages and the canvas read the class on <html> alone.

/** What a person can choose. */
export type ThemeChoice = "system" | "light" | "dark";

/** What is shown. */
export type Theme = "light" | "dark";

const storageKey = "netdash-theme";
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<(theme: Theme) => void>();
let chosenHere: ThemeChoice | null = null;
let shown: Theme | null = null;

/** The choice in force: what a switch with the three words should show as selected. */
export function themeChoice(): ThemeChoice {
  return chosenHere ?? addressed() ?? remembered() ?? "system";
}

/** The theme that the choice in force means now. */
export function currentTheme(): Theme {
  const choice = themeChoice();
  if (choice === "system") {
    return systemIsDark.matches ? "dark" : "light";
  }
  return choice;
}

/** Shows the choice for as long as the page lasts. */
export function showTheme(choice: ThemeChoice): void {
  chosenHere = choice;
  applyTheme();
}

/** Shows the choice and remembers it in this browser. Any word but the three is refused with a RangeError. */
export function chooseTheme(choice: string): void {
  const parsed = parseChoice(choice);
  if (parsed === null) {
    throw new RangeError(`A theme is system, light or dark, not ${choice}.`);
  }
  chosenHere = parsed;
  try {
    window.localStorage.setItem(storageKey, parsed);
  } catch {
    // Storage is refused in some frames and private windows: the choice then lasts as long as the page.
  }
  applyTheme();
}

/** The address has another theme than before, and wins over what was chosen on this page. */
export function followAddress(): void {
  chosenHere = null;
  applyTheme();
}

/** Puts `nd-light` or `nd-dark` on <html>, and tells the listeners when it is another one than before. */
export function applyTheme(): void {
  const theme = currentTheme();
  const classes = document.documentElement.classList;
  if (!classes.contains(`nd-${theme}`)) {
    classes.remove("nd-light", "nd-dark");
    classes.add(`nd-${theme}`);
  }
  if (theme !== shown) {
    shown = theme;
    listeners.forEach((listener) => listener(theme));
  }
}

/** Applies the theme now, and again whenever the system, another tab or the page's own renderer changes it. */
export function keepTheme(): void {
  applyTheme();
  systemIsDark.addEventListener("change", applyTheme);
  window.addEventListener("storage", (event) => {
    if (event.key === storageKey) {
      chosenHere = null;
      applyTheme();
    }
  });
  // Blazor's enhanced navigation gives <html> the attributes that the server sent, and the server knows no theme.
  // Only a missing class is put back: a second copy of this module may hold another choice, and two must not fight.
  new MutationObserver(() => {
    if (!isMarked()) {
      applyTheme();
    }
  }).observe(document.documentElement, { attributeFilter: ["class"] });
}

/** Calls back at each change of the theme, not at once; the answer ends that. */
export function onThemeChange(listener: (theme: Theme) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function isMarked(): boolean {
  const classes = document.documentElement.classList;
  return classes.contains("nd-light") || classes.contains("nd-dark");
}

function addressed(): ThemeChoice | null {
  return parseChoice(new URLSearchParams(window.location.search).get("theme"));
}

function remembered(): ThemeChoice | null {
  // In a frame of another page that page decides, not what somebody once chose in this browser.
  if (document.documentElement.hasAttribute("data-netdash-embed")) {
    return null;
  }
  try {
    return parseChoice(window.localStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

function parseChoice(text: string | null): ThemeChoice | null {
  return text === "system" || text === "light" || text === "dark" ? text : null;
}
