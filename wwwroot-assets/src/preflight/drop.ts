// A file that is dropped on the panel or chosen in it.

/** Listens on the panel until the signal; of several files the first is taken. */
export function installDrop(root: HTMLElement, signal: AbortSignal, take: (file: File) => Promise<void>): void {
  const over = (on: boolean) => root.toggleAttribute("data-over", on);
  const isFile = (event: DragEvent) => event.dataTransfer?.types.includes("Files") === true;
  root.addEventListener("dragover", (event) => {
    if (isFile(event)) {
      event.preventDefault();
      over(true);
    }
  }, { signal });
  root.addEventListener("dragleave", () => over(false), { signal });
  root.addEventListener("drop", (event) => {
    over(false);
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) {
      event.preventDefault();
      void take(file);
    }
  }, { signal });
  const takeFrom = (input: HTMLInputElement): void => {
    const file = input.files?.[0];
    // The same file may be chosen again after it was edited elsewhere.
    input.value = "";
    if (file !== undefined) {
      void take(file);
    }
  };
  root.addEventListener("change", (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === "file") {
      takeFrom(event.target);
    }
  }, { signal });
  const input = root.querySelector<HTMLInputElement>("input[type=file]");
  if (input !== null && input.files?.length === 1) {
    // Chosen before the circuit was there.
    takeFrom(input);
  }
}
