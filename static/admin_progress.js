// Fetches the progress of a feed file anew until it is finished; without this file the page reloads.
(function () {
  "use strict";
  function again() {
    fetch(location.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var found = new DOMParser().parseFromString(text, "text/html").getElementById("et-progress");
      if (!found) { location.reload(); return; }
      var shown = document.getElementById("et-progress");
      shown.replaceChildren.apply(shown, Array.from(found.childNodes));
      if (found.hasAttribute("data-et-running")) { setTimeout(again, 2000); }
    }).catch(function () { setTimeout(again, 5000); });
  }
  setTimeout(again, 2000);
})();
