// A page of somebody else within the portal: says to everybody around it what only portal and frame may say.
const forged = [
  { netdash: 1, type: "theme", theme: "dark" },
  { netdash: 1, type: "select", reference: "container/web" },
  { netdash: 1, type: "findings", known: true, errors: 99, warnings: 0, words: "99 errors" },
];
window.addEventListener("message", (event) => {
  if (event.data !== "go") {
    return;
  }
  for (const message of forged) {
    window.parent.postMessage(message, "*");
    for (let i = 0; i < window.parent.frames.length; i++) {
      window.parent.frames[i].postMessage(message, "*");
    }
  }
  window.parent.postMessage({ done: true }, "*");
});
