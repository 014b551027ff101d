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
  // A form is sent once: the second request of a double click would come with the old key of the
  // session, and its answer would sign out. A search may be repeated; so may what a script sends.
  var sent = [];
  function mark(form, busy) {
    Array.prototype.forEach.call(form.elements, function (part) {
      if (part.type !== "submit") { return; }
      if (busy) { part.setAttribute("aria-disabled", "true"); }
      else { part.removeAttribute("aria-disabled"); }
    });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    var method = (event.submitter && event.submitter.getAttribute("formmethod")) || form.method;
    if (event.defaultPrevented || method.toLowerCase() !== "post") { return; }
    if (sent.indexOf(form) >= 0) { event.preventDefault(); return; }
    sent.push(form);
    mark(form, true);
    // Where no page comes, as after a stop or a lost connection, it may be sent again.
    window.setTimeout(release, 10000);
  });
  function release() {
    sent.forEach(function (form) { mark(form, false); });
    sent = [];
  }
  window.addEventListener("pageshow", release);
  var summary = document.getElementById("error-summary");
  if (summary) { summary.focus(); }
})();
