// Photos of an item: shown at once, sent one after the other, sorted by dragging. Without it, a plain form does the same.
(() => {
  const LARGEST = 25 * 1024 * 1024;
  const drop = document.getElementById("drop");
  const form = document.getElementById("facts");
  const refusals = document.getElementById("photo-refusals");
  const coming = document.getElementById("coming");
  let sending = Promise.resolve();
  let bar = null;

  const refuse = (file, why) => {
    const line = document.createElement("li");
    line.textContent = file.name + " " + why;
    refusals.append(line);
  };

  const preview = (file) => {
    const tile = document.createElement("li");
    const frame = document.createElement("span");
    const picture = document.createElement("img");
    const progress = document.createElement("progress");
    frame.className = "photo";
    picture.alt = file.name;
    picture.src = URL.createObjectURL(file);
    picture.onerror = () => picture.remove();
    progress.max = 1;
    progress.value = 0;
    progress.setAttribute("aria-label", drop.dataset.sending + " " + file.name);
    frame.append(picture);
    tile.append(frame, progress);
    coming.append(tile);
    return { tile, progress, done: () => { URL.revokeObjectURL(picture.src); tile.remove(); } };
  };

  const send = async (file, shown) => {
    bar = shown.progress;
    const lost = () => refuse(file, drop.dataset.lost);
    drop.addEventListener("htmx:sendError", lost);
    drop.addEventListener("htmx:responseError", lost);
    try {
      await htmx.ajax("POST", drop.dataset.upload, { source: drop, target: "#photos", swap: "outerHTML", values: { photos: file } });
    } finally {
      drop.removeEventListener("htmx:sendError", lost);
      drop.removeEventListener("htmx:responseError", lost);
      shown.done();
    }
  };

  const take = (input) => {
    refusals.replaceChildren();
    for (const file of input.files) {
      if (file.size > LARGEST) {
        refuse(file, drop.dataset.tooLarge);
      } else {
        const shown = preview(file);
        sending = sending.then(() => send(file, shown)).catch(() => {});
      }
    }
    input.value = "";
  };

  for (const input of document.querySelectorAll("#f-photos, #f-shot")) {
    input.addEventListener("change", () => take(input));
  }
  for (const [event, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    drop.addEventListener(event, () => drop.classList.toggle("over", over));
  }
  drop.addEventListener("htmx:xhr:progress", (event) => {
    if (bar && event.detail.lengthComputable && event.detail.total > 0) bar.value = event.detail.loaded / event.detail.total;
  });

  // What is refused as a whole must not take the photos' place.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, target } = event.detail;
    if (target.id === "photos" && xhr.status >= 400 && !xhr.responseText.includes('id="photos"')) {
      event.detail.target = refusals;
      event.detail.swapOverride = "beforeend";
    }
  });

  // An error is said when it appears, not at every pause; its field knows of it.
  document.body.addEventListener("htmx:oobBeforeSwap", (event) => {
    const { target, fragment } = event.detail;
    if (!target.classList.contains("err") || !target.id.startsWith("e-")) return;
    const said = fragment.textContent.trim();
    if (said === target.textContent.trim()) event.detail.shouldSwap = false;
    const field = document.getElementById("f-" + target.id.slice(2));
    if (said) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  });
  for (const trouble of ["htmx:sendError", "htmx:responseError"]) {
    form.addEventListener(trouble, () => { document.getElementById("saved").textContent = form.dataset.notSaved; });
  }

  // What was typed a moment ago is kept before the item is posted; what was refused is mended first.
  let typed = 0;
  let kept = 0;
  form.addEventListener("input", () => { typed++; });
  form.addEventListener("htmx:beforeRequest", (event) => { event.detail.xhr.typed = typed; });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target === form && event.detail.successful) kept = event.detail.xhr.typed;
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "post-form" || kept === typed || !form.hasAttribute("hx-post")) return;
    event.preventDefault();
    event.stopPropagation();
    const answered = () => {
      if (kept === typed) document.getElementById("post-form").requestSubmit();
    };
    form.addEventListener("htmx:afterRequest", answered, { once: true });
    htmx.trigger(form, "submit");
  }, true);

  // Each answer brings the list anew.
  const sortable = () => {
    const photos = document.getElementById("photos");
    if (photos && !Sortable.get(photos)) {
      Sortable.create(photos, { animation: 150, filter: "button", preventOnFilter: false, delay: 200, delayOnTouchOnly: true });
    }
  };
  document.body.addEventListener("htmx:afterSettle", sortable);
  sortable();
})();
