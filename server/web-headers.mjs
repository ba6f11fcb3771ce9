/** What the web server of `npm start` says beside the files: types, caching, and what the page may do. */
import path from 'node:path'

const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** @param {string} file */
export const contentType = (file) => types[path.extname(file).toLowerCase()] ?? 'application/octet-stream'

const loopback = ['localhost', '*.localhost', '127.0.0.1']

/**
 * A person may have an account on any server, so any encrypted one may be reached; plain connections stay on this machine.
 * Styles may be inline because react-aria puts two small style elements into the head; scripts may not. WebAssembly is what
 * reads codes: its permission is narrower than that for eval, and covers compiled modules alone.
 */
export const contentSecurityPolicy = Object.entries({
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'blob:', 'data:', 'https:'],
  'media-src': ["'self'", 'blob:', 'https:'],
  'worker-src': ["'self'"],
  'connect-src': [
    ...["'self'", 'https:', 'wss:'],
    ...loopback.flatMap((host) => [`ws://${host}:*`, `http://${host}:*`]),
  ],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-src': ["'none'"],
  'frame-ancestors': ["'none'"],
})
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ')

export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * The page that people come back to is shown first in the window beside, and the server's own page after it: with a policy of its
 * own, browsers would cut the thread there, and the window would look as if it were closed. @param {string} name relative, with `/`
 */
export const besides = (name) =>
  name === 'oauth.html' ? { 'cross-origin-opener-policy': 'unsafe-none' } : {}

/** Vite puts a hash of the content into the names below assets/: those never change. @param {string} name relative, with `/` */
export const caching = (name) =>
  /^assets\/.+-[\w-]{8,}\.\w+(?:\.map)?$/.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache'
