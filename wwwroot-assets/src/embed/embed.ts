// The script of /embed: the map in a frame of another site's page. No circuit, no cookie, nothing kept.
import { keepTheme } from "../theme";
import { Frame } from "./frame";
import { Portal } from "./portal";
import { leaveWheel } from "./wheel";

const { dataset } = document.documentElement;
const allowed = (dataset["origins"] ?? "").split(" ").filter((one) => one !== "");
const host = document.getElementById("map");

keepTheme();
if (dataset["error"] !== undefined) {
  // The server says in words what stands here in place of the map; the portal is told the same.
  new Portal(allowed, () => undefined).say({
    type: "error", code: dataset["error"], message: document.querySelector("h1")?.textContent ?? "",
  });
} else if (host !== null) {
  leaveWheel(host);
  await new Frame(host, window.location.search, allowed).start();
}
