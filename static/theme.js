// Follows the system's light or dark where nothing was chosen, also when it turns dark at dusk.
// Loaded in <head>, before the first paint.
(function () {
  "use strict";
  var root = document.documentElement;
  var dark = window.matchMedia("(prefers-color-scheme: dark)");

  function follow() {
    if (root.dataset.etTheme === "auto") {
      root.dataset.bsTheme = dark.matches ? "dark" : "light";
    }
  }

  dark.addEventListener("change", follow);
  follow();
})();
