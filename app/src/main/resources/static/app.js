// What the server says has changed is fetched again by whoever shows it: an element with hx-trigger="live:inbox from:body"
// is asked for anew when "inbox" changed. A hidden tab lets go of its connection: browsers allow few to one server.
(() => {
  const banner = document.getElementById("connection-lost");
  let source = null;
  let missed = true; // also what changed between the drawing of the page and the first connection

  // "item-7" changed, and so did one "item", for who shows many
  const say = (topic) => {
    document.body.dispatchEvent(new CustomEvent("live:" + topic));
    const kind = topic.split("-")[0];
    if (kind !== topic) document.body.dispatchEvent(new CustomEvent("live:" + kind));
  };

  const connect = () => {
    source = new EventSource(document.body.dataset.live);
    source.onopen = () => {
      banner.hidden = true;
      if (missed) {
        missed = false;
        document.querySelectorAll("[data-live-topic]").forEach((shown) => say(shown.dataset.liveTopic));
      }
    };
    source.onmessage = (event) => say(event.data);
    source.onerror = () => {
      missed = true;
      banner.hidden = false;
      if (source.readyState === EventSource.CLOSED) { // refused rather than lost: the browser itself gives up
        source = null;
        setTimeout(() => source || document.hidden || connect(), 3000);
      }
    };
  };

  if (document.body.dataset.live) {
    document.addEventListener("visibilitychange", () => {
      if (document.hidden) {
        source?.close();
        source = null;
        missed = true;
      } else if (!source) {
        connect();
      }
    });
    if (!document.hidden) connect();
  }

  // What waits for its ten seconds is taken back with the element that waits.
  document.addEventListener("click", (event) => event.target.closest("[data-undo]")?.closest(".toast")?.remove());

  // What could not be sent is said; what was typed stays where it is.
  const trouble = document.getElementById("trouble");
  const tell = (event) => {
    if (event.detail?.requestConfig?.verb === "get") return;
    trouble.hidden = false;
  };
  document.body.addEventListener("htmx:sendError", tell);
  document.body.addEventListener("htmx:responseError", tell);
  document.body.addEventListener("htmx:afterOnLoad", () => { trouble.hidden = true; });

  // What was typed while an answer was on its way is not taken back by it: it stays, and is sent as soon as one goes on.
  const fields = "input[id]:not([type=hidden], [type=checkbox], [type=radio], [type=file]), textarea[id]";
  let since = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const sent = event.detail.requestConfig.formData;
    since = [...event.detail.target.querySelectorAll(fields)]
      .filter((field) => field.value !== (sent?.get(field.name) ?? field.defaultValue));
  });
  let kept = [];
  document.body.addEventListener("htmx:afterSwap", () => {
    for (const typed of since.splice(0)) {
      const field = document.getElementById(typed.id);
      if (!field || field === typed) continue;
      field.value = typed.value;
      kept.push(field);
    }
  });
  // Only now does the form that was drawn anew listen to its fields.
  document.body.addEventListener("htmx:afterSettle", () => {
    for (const field of kept.splice(0)) {
      const goOn = () => field.dispatchEvent(new Event("change", { bubbles: true }));
      if (document.activeElement === field) field.addEventListener("blur", goOn, { once: true });
      else goOn();
    }
  });

  if ("serviceWorker" in navigator && window.isSecureContext) navigator.serviceWorker.register("/sw.js");
})();
