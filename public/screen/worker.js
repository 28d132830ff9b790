/** Keeps the player's own files, so that a screen which restarts without a network shows its slate. No content. */
const SHELL = 'sanshen-screen-shell';
const FILES = [
  '/screen/',
  '/screen/screen.css',
  '/screen/screen.js',
  '/screen/source.js',
  '/screen/trust.js',
  '/screen/reporter.js',
];

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** The network first, the kept copy when there is none. */
async function answer(request, path) {
  const cache = await caches.open(SHELL);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(path, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(path);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  const path = pathname === '/screen' || pathname === '/screen/index.html' ? '/screen/' : pathname;
  if (event.request.method !== 'GET' || origin !== self.location.origin || !FILES.includes(path)) return;
  event.respondWith(answer(event.request, path));
});
