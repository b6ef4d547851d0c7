// What the picture is drawn with: colours, fonts and icons, as the page has them just now.
import { readPalette, watchPalette, type Palette } from "./palette";
import { TextRuler } from "./text";

export class Ink {
  palette: Palette;
  readonly ruler: TextRuler;
  private readonly icons = new Map<string, Path2D>();
  private readonly unwatch: () => void;

  /** @param changed Called when there is another theme or font. */
  constructor(private readonly host: HTMLElement, private readonly paths: () => Readonly<Record<string, string>>, private readonly changed: () => void) {
    this.palette = readPalette(host);
    this.ruler = new TextRuler(this.palette.families);
    this.unwatch = watchPalette(() => {
      this.palette = readPalette(host);
      changed();
    });
    // Fonts come with the page; until they are there, others stand in, and are of another width.
    document.fonts.addEventListener("loadingdone", this.fontsCame);
  }

  icon(name: string): Path2D | null {
    const data = this.paths()[name];
    let icon = this.icons.get(name);
    if (icon === undefined && data !== undefined) {
      this.icons.set(name, icon = new Path2D(data));
    }
    return icon ?? null;
  }

  dispose(): void {
    this.unwatch();
    document.fonts.removeEventListener("loadingdone", this.fontsCame);
  }

  private readonly fontsCame = (): void => {
    this.ruler.reset(readPalette(this.host).families);
    this.changed();
  };
}
