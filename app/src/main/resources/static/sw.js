// Keeps one page for when there is no network, with its looks, and nothing else: what Deal Scout shows is always the latest.
const SHELF = "offline-2";
const KEPT = ["/offline", "/icons.svg"];

// The addresses of styles change with what is in them: they are read where they are named.
const named = (text) => [...text.matchAll(/(?:href="|url\("?)(\/[^")]+\.css)/g)].map((found) => found[1]);

const keep = async () => {
  const shelf = await caches.open(SHELF);
  await shelf.addAll(KEPT);
  for (const style of named(await (await shelf.match("/offline")).text())) {
    await shelf.add(style);
    await shelf.addAll(named(await (await shelf.match(style)).text()));
  }
};

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== SHELF).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match("/offline")));
  } else if (event.request.destination === "style" || event.request.destination === "image") {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request)) ?? Response.error()));
  }
});
