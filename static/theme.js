// Follows the system's light or dark where nothing was chosen. Loaded in <head>, before the first paint.
(function () {
  "use strict";
  var root = document.documentElement;
  if (root.dataset.etTheme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches) {
    root.dataset.bsTheme = "dark";
  }
})();
