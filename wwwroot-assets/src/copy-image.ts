// A click on anything with `data-copy-image="address"` copies the PNG there; where a browser cannot, it is saved instead.
import { announce } from "./announce";

const markedMilliseconds = 1600;

/** Listens on the document, so that buttons may come and go with the pages. */
export function installCopyImage(): void {
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-copy-image]") : null;
    const address = button?.getAttribute("data-copy-image");
    if (button !== null && button !== undefined && address !== null && address !== undefined) {
      void copy(button, address);
    }
  });
}

async function copy(button: Element, address: string): Promise<void> {
  if (button.hasAttribute("data-busy")) {
    return;
  }
  button.setAttribute("data-busy", "");
  const picture = fetchPicture(address);
  try {
    // The promise goes in at once: a clipboard takes a picture only while the click is fresh.
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    button.setAttribute("data-copied", "");
    setTimeout(() => button.removeAttribute("data-copied"), markedMilliseconds);
    announce("Picture copied");
  } catch {
    await save(picture);
  } finally {
    button.removeAttribute("data-busy");
  }
}

async function fetchPicture(address: string): Promise<Blob> {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(answer.status === 429 || answer.status === 503 ? "too many pictures are being drawn" : `the answer was ${answer.status}`);
  }
  return answer.blob();
}

async function save(picture: Promise<Blob>): Promise<void> {
  let blob: Blob;
  try {
    blob = await picture;
  } catch (error) {
    announce(`The picture could not be had: ${error instanceof Error ? error.message : "no reason told"}.`);
    return;
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "netdash.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
  announce("This browser does not let a page copy pictures; it was saved as netdash.png.");
}
