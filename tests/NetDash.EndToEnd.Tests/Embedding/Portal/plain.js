// A frame without the element: the page speaks with it by hand.
window.heard = [];
window.addEventListener("message", (event) => {
  if (event.source === document.getElementById("map").contentWindow) {
    window.heard.push({ origin: event.origin, data: event.data });
  }
});
