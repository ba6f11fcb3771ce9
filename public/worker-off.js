/**
 * Ends the worker that keeps the program on people's devices. Copied over `worker.js` on the web server, it takes the worker's
 * place the next time that somebody opens the page, removes what was kept, and goes. Messages are not touched.
 */
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith('tessera-'))
  await Promise.all(names.map((name) => caches.delete(name)))
  await self.registration.unregister()
}
