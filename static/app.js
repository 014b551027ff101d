// Comforts only: every page works without this file.
(function () {
  "use strict";
  function forAll(selector, act) {
    document.querySelectorAll(selector).forEach(act);
  }
  forAll("[data-et-print]", function (button) {
    button.hidden = false;
    button.addEventListener("click", function () { window.print(); });
  });
  forAll("[data-et-copy]", function (button) {
    if (!navigator.clipboard) { return; }
    var words = button.textContent, waiting;
    button.hidden = false;
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.etCopy).then(function () {
        document.getElementById("et-status").textContent = button.dataset.etCopied;
        button.textContent = button.dataset.etDone;
        window.clearTimeout(waiting);
        waiting = window.setTimeout(function () { button.textContent = words; }, 3000);
      });
    });
  });
  var summary = document.getElementById("error-summary");
  if (summary) { summary.focus(); }
})();
