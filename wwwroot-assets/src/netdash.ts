// The one module that every page loads. Blazor imports the same address again to reach the exports.
import { installAnnouncer } from "./announce";
import { startCircuit } from "./circuit/circuit";
import { installClipboard } from "./clipboard";
import { installCopyImage } from "./copy-image";
import { installEscape } from "./escape";
import { installMenus } from "./menus";
import { installRows } from "./rows";
import { installShortcuts } from "./shortcuts";
import { keepTheme } from "./theme";

export { isPhone } from "./phone";
export { reveal } from "./reveal";
export { chooseTheme, currentTheme, followAddress, themeChoice, watchTheme } from "./theme-interop";

keepTheme();
installShortcuts();
installClipboard();
installCopyImage();
installAnnouncer();
installEscape();
installMenus();
installRows();
startCircuit();
