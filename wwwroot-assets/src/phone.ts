// What the server cannot know: how wide the window is.

/** Whether the window is as narrow as the style sheets mean by a phone. */
export function isPhone(): boolean {
  return window.matchMedia("(max-width: 720px)").matches;
}
