// What a Blazor component calls: the theme as plain words, and changes by a call back into .NET.
import { onThemeChange } from "./theme";

export { chooseTheme, currentTheme, followAddress, themeChoice } from "./theme";

/** The part of Blazor's DotNetObjectReference that is used here. */
export interface DotNetObject {
  invokeMethodAsync(method: string, ...values: unknown[]): Promise<unknown>;
}

/** Held by the component (IJSObjectReference); `stop` ends the calls. */
export interface ThemeWatch {
  stop(): void;
}

/** Calls `method(string theme)` of the component with `light` or `dark` at each change, until stopped. */
export function watchTheme(component: DotNetObject, method: string): ThemeWatch {
  const stop = onThemeChange((theme) => {
    // Refused when the circuit or the component has gone: then nobody is left to tell.
    component.invokeMethodAsync(method, theme).catch(stop);
  });
  return { stop };
}
