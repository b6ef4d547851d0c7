// A click on anything with `data-copy="text"` copies that text and says so to screen readers.
import { announce } from "./announce";

/** Listens on the document, so that buttons may come and go with the pages. */
export function installClipboard(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy]") : null;
    const text = button?.getAttribute("data-copy");
    if (button !== null && button !== undefined && text !== null && text !== undefined) {
      void copy(button, text);
    }
  });
}

/** How long a button shows that its text was copied. */
const markedMilliseconds = 1600;

async function copy(button: Element, text: string): Promise<void> {
  const copied = await writeText(text);
  if (copied) {
    button.setAttribute("data-copied", "");
    setTimeout(() => button.removeAttribute("data-copied"), markedMilliseconds);
  }
  announce(copied ? spoken(text) : "This browser does not allow copying. Select the text instead.");
}

/** A whole file is not read out. */
function spoken(text: string): string {
  const lines = text.trimEnd().split("\n").length;
  return lines === 1 ? `Copied: ${text}` : `Copied ${lines} lines`;
}

async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard object outside HTTPS and loopback, and in frames that may not have it.
    return writeBySelection(text);
  }
}

/** The older way, which also works on plain HTTP: select the text in a field that nobody sees. */
function writeBySelection(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.readOnly = true;
  field.className = "nd-visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) {
    focused.focus();
  }
  return copied;
}
