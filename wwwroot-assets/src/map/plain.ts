// Text that others wrote, made fit to be drawn: one line, in reading order, without what is not to be seen.
// NetDash.Drawing's PlainText does the same for pictures that are written.

const longest = 1024;
const tail = 128;
const mostMarks = 3;
const harmless = /^[ -~\u00A0-\u00AC\u00AE-\u02FF]*$/;
const spaces = /[\t\n\r\u2028\u2029]/g;
// Controls, and format characters (the bidirectional ones among them) but for the joiners that scripts and emoji need.
const unseen = /(?![\u200C\u200D])[\p{Cc}\p{Cf}]|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu;
const towers = new RegExp(`([\\p{Mn}\\p{Me}]{${mostMarks}})[\\p{Mn}\\p{Me}]+`, "gu");
const letters = /\P{M}\p{M}*|\p{M}+/gu;
const halves = /[\uD800-\uDFFF]/gu;

/** The text as it may be drawn. The same string where nothing had to change. */
export function plain(text: string): string {
  if (text.length <= longest && harmless.test(text)) {
    return text;
  }
  const clean = text.slice(0, 8 * longest)
    .replace(spaces, " ").replace(unseen, "").replace(halves, "\uFFFD").replace(towers, "$1");
  return clean.length <= longest ? clean : middle(clean);
}

/** The letters of a text, each with its marks: where it may be cut. */
export function lettersOf(text: string): string[] {
  return text.match(letters) ?? [];
}

function middle(text: string): string {
  const all = lettersOf(text);
  return `${all.slice(0, longest - tail - 1).join("")}…${all.slice(-tail).join("")}`;
}
