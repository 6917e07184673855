import type { KeepRequest } from "./keep-offline.ts";
import { isImmutable, PageCache } from "./page-cache.ts";

// safe because this file is only ever started as a service worker
const worker = self as unknown as ServiceWorkerGlobalScope;
const cache = new PageCache(location.origin, new URL(worker.registration.scope).pathname.replace(/\/$/, ""));
const shell = new URL(worker.registration.scope);

worker.addEventListener("install", (event) => {
  event.waitUntil(cache.renew(shell).then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(cache.dropOlder().then(() => worker.clients.claim()));
});

worker.addEventListener("message", (event) => {
  const message = event.data as Partial<KeepRequest> | null; // safe because every field is looked at below
  if (message?.kind !== "twuster-wallet-keep" || !Array.isArray(message.urls)) return;
  const urls = message.urls.map((url) => new URL(url));
  event.waitUntil(Promise.allSettled(urls.map((url) => cache.keep(url))));
});

/**
 * Only the page and its files, told by destination: what `fetch` asks for (the API, with codes) has none.
 * The kept copy answers, and a newer one is fetched behind it for the next time.
 */
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const isPage = request.mode === "navigate" && cache.isShell(url);
  const isFile =
    ["script", "style", "font", "image", "manifest"].includes(request.destination) && cache.isPageFile(url);
  if (request.method !== "GET" || !(isPage || isFile)) return;
  const kept = cache.find(url);
  const renewed = kept.then((response) => (response && isImmutable(url) ? response : cache.renew(url)));
  event.waitUntil(renewed.catch(() => undefined));
  event.respondWith(kept.then((response) => response ?? renewed));
});
