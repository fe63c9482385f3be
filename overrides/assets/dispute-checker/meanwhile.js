/*
 * What a page with forms does until the checker's script has come, and where it never comes. It stands in the page
 * itself, behind the forms, and in words that every browser reads: nothing that can fail is needed to say so.
 */
(function () {
  var SLOW_AFTER = 5000, PATIENCE = 30000, STEP = 1000; // in milliseconds, as in client.js
  var forms = document.querySelectorAll("dispute-checker");
  var isLinked = false;
  var hasFailed = false;

  function hasCome() {
    return Boolean(window.customElements && customElements.get("dispute-checker"));
  }

  function showWaiting(form, state) {
    var status = form.querySelector("[data-status]");
    if (status.getAttribute("data-state") === state) return;
    status.setAttribute("data-state", state);
    while (status.firstChild) status.removeChild(status.firstChild);
    status.appendChild(form.querySelector('[data-when="' + state + '"]').content.cloneNode(true));
    form.querySelector("[data-retry]").hidden = state !== "unloaded";
  }

  function showInAll(state) {
    if (hasCome()) return;
    forms.forEach(function (form) {
      showWaiting(form, state);
      if (hasFailed) keepPlace(form, false);
    });
  }

  function fail() {
    hasFailed = true;
    showInAll("unloaded");
  }

  function keepPlace(form, isKept) {
    form.querySelector("[data-answer]").setAttribute("aria-busy", String(isKept));
  }

  function wait(form, block) {
    if (!hasFailed) {
      keepPlace(form, true);
      showWaiting(form, "loading");
    }
    form.querySelector("[data-status]").scrollIntoView({ block: block });
  }

  function lead(form) {
    var folded = form.closest("details");
    if (folded) folded.open = true;
    wait(form, "start");
  }

  function lookAfter(form) {
    form.addEventListener("submit", function (event) {
      if (hasCome()) return;
      event.preventDefault();
      form.setAttribute("data-pressed", "");
      wait(form, "nearest");
    });
    form.querySelector("[data-retry]").addEventListener("click", function () {
      if (!hasCome()) loadAgain();
    });
    if (location.hash.indexOf("#" + form.getAttribute("topic") + "?") !== 0) return;
    isLinked = true;
    lead(form);
  }

  // What is wrong may be what the browser has kept; a load alone would take it again.
  function loadAgain() {
    var scripts = document.querySelectorAll("link[rel=modulepreload]");
    var open = scripts.length;
    function end() {
      open -= 1;
      if (open === 0) location.reload();
    }
    scripts.forEach(function (script) {
      fetch(script.href, { cache: "reload" }).then(end, end);
    });
    setTimeout(function () {
      location.reload();
    }, SLOW_AFTER);
  }

  function load() {
    var hint = document.querySelector('link[rel=modulepreload][href$="dispute-checker/element.js"]');
    var script = document.createElement("script");
    script.type = "module";
    script.src = hint.href;
    if (hint.integrity) script.integrity = hint.integrity;
    // A script that cannot be read has come, too, and does nothing.
    script.onload = script.onerror = fail;
    document.head.appendChild(script);
    var waited = 0;
    var steps = setInterval(function () {
      waited += STEP;
      if (waited === SLOW_AFTER) showInAll("slow");
      if (waited < PATIENCE) return;
      clearInterval(steps);
      fail();
    }, STEP);
  }

  if (hasCome() || document.documentElement.hasAttribute("data-unable")) return;
  forms.forEach(lookAfter);
  if (!isLinked && window.pythonAhead) { // the link names no question of this page
    window.pythonAhead.terminate();
    window.pythonAhead = undefined;
  }
  load();
})();
