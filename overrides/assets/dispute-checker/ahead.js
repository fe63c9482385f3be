/*
 * Starts Python where the address holds a question, before the page's own scripts have come; client.js takes it
 * over. It stands in the head of the page itself.
 */
(function () {
  var isAble = !document.documentElement.hasAttribute("data-unable"); // says able.js
  if (!isAble || !/^#[\w-]+\?./.test(location.hash)) return;
  try {
    var record = JSON.parse(document.querySelector("meta[name=dispute-checker]").content);
    var name = JSON.stringify({ record: record, base: document.baseURI });
    var worker = new Worker(record.worker, { type: "module", name: name });
    worker.onerror = function () {
      window.pythonAhead = undefined;
    };
    window.pythonAhead = worker;
  } catch (error) {
    console.warn(error); // client.js says what fails
  }
})();
