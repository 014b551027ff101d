// Says two minutes before it happens that the sign-in ends, and lets it go on. The time is that of
// the clock on the wall, so that a machine that slept knows it at once; work in another tab counts.
(function () {
  "use strict";
  var box = document.getElementById("et-lasting"), KEY = "et-lasting-until", WARNING = 120000;
  if (!box || !box.showModal) { return; }
  var until = 0, mayStay = true, failed = false, said = "";

  function told(seconds, stays) {
    until = Date.now() + seconds * 1000;
    mayStay = stays;
    failed = false;
    said = "";
    try { localStorage.setItem(KEY, String(until)); } catch (refused) { /* this tab alone, then */ }
  }
  function elsewhere() {
    try { return Number(localStorage.getItem(KEY)) || 0; } catch (refused) { return 0; }
  }
  function say(when) {
    if (said === when) { return; }
    said = when;
    box.querySelectorAll("[data-et-when]").forEach(function (part) {
      part.hidden = part.dataset.etWhen.split(" ").indexOf(when) < 0;
    });
    if (!box.open) { box.showModal(); }
    document.getElementById("et-lasting-words").focus();
  }
  function look() {
    until = Math.max(until, elsewhere());
    var left = until - Date.now();
    if (left <= 0) { say("ended"); }
    else if (left <= WARNING) { say(failed ? "failed" : mayStay ? "idle" : "longest"); }
    else if (box.open) { said = ""; box.close(); }
  }
  box.querySelector("form").addEventListener("submit", function (event) {
    event.preventDefault();
    fetch(event.target.action, { method: "POST", body: new FormData(event.target) })
      .then(function (answer) { return answer.redirected ? null : answer.json(); })
      .then(function (lasts) {
        told(lasts ? lasts.seconds : 0, Boolean(lasts && lasts.mayStay));
        look();
      })
      .catch(function () {
        failed = true;
        said = "";
        look();
      });
  });
  told(Number(box.dataset.etSeconds), box.dataset.etMayStay === "yes");
  window.setInterval(look, 1000);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("storage", look);
})();
