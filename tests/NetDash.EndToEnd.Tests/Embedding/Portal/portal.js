// What an ops portal does with the map: its own theme, a count in its menu, a page for each container.
const map = document.querySelector("netdash-map");
const count = document.getElementById("count");
const button = document.getElementById("theme");

// For the tests: everything that the element told.
window.heard = [];
for (const name of ["ready", "view", "findings", "select", "state", "error"]) {
  map.addEventListener(`netdash-${name}`, (event) => window.heard.push({ event: name, ...event.detail }));
}

map.addEventListener("netdash-findings", ({ detail }) => {
  const { known, errors, warnings } = detail;
  count.textContent = known ? `${errors + warnings}` : "?";
  count.hidden = known && errors + warnings === 0;
});

map.addEventListener("netdash-select", ({ detail }) => {
  if (detail.kind === "container" && !("stay" in document.documentElement.dataset)) {
    window.location.assign(`/containers/${encodeURIComponent(detail.name)}`);
  }
});

button.addEventListener("click", () => {
  const { dataset } = document.documentElement;
  dataset.theme = dataset.theme === "dark" ? "light" : "dark";
  button.textContent = dataset.theme === "dark" ? "Light" : "Dark";
});

if (new URLSearchParams(window.location.search).has("stay")) {
  document.documentElement.dataset.stay = "";
}
