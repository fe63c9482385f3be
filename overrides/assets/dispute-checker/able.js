/*
 * Stands in the head of each page: where the browser lacks what the checker needs, the page's own words for that
 * take the place of the forms, and nothing of Python is fetched. Every browser can read this: it is ES5.
 */
(function () {
  // A function that catches what is thrown: the newest part of WebAssembly that Python needs.
  var CATCHES = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];

  // Some have no WebAssembly, some an old one, and some are told to block it.
  function runsPython() {
    var bytes = new Uint8Array(CATCHES);
    return WebAssembly.validate(bytes) && new WebAssembly.Module(bytes) instanceof WebAssembly.Module;
  }

  // A browser whose workers can be modules asks of which type one is to be. None is started: to who does not
  // ask, this is no address.
  function hasModuleWorkers() {
    var isAsked = false;
    function tell() {
      isAsked = true;
      throw new Error("asked");
    }
    try {
      new Worker("https://[", Object.defineProperty({}, "type", { get: tell }));
    } catch (error) {
      return isAsked;
    }
  }

  // Nothing here compresses; but the Safari for which Python's own runtime is made was the first that can.
  function isAble() {
    try {
      var hasAll = ["customElements", "CSSLayerBlockRule", "CompressionStream"].every(function (name) {
        return name in window;
      });
      return hasAll && hasModuleWorkers() && runsPython();
    } catch (error) {
      return false;
    }
  }

  // Leads whoever follows a link to an answer to the words in its place.
  function lead() {
    var topic = location.hash.slice(1).split("?")[0];
    var checkers = document.getElementsByTagName("dispute-checker");
    for (var number = 0; number < checkers.length; number += 1) {
      if (checkers[number].getAttribute("topic") !== topic) continue;
      var place = checkers[number].parentNode;
      for (var around = place; around; around = around.parentNode) {
        if (around.nodeName === "DETAILS") around.setAttribute("open", "");
      }
      place.scrollIntoView();
    }
  }

  if (isAble()) return;
  document.documentElement.setAttribute("data-unable", "");
  document.addEventListener("DOMContentLoaded", lead);
})();
