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
 * The two style elements that react-aria puts into the head, by their words: one of what can be pressed, one for as long as
 * something lies over the page. A test holds them to the version that is installed.
 */
export const styleHashes = [
  "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "'sha256-gYiS/BvZvRcK27JIXTuwhZ3hs2+VJ1X+2gUlE+farlg='",
]

/**
 * A person may have an account on any server, so any encrypted one may be reached; plain connections stay on this machine. What is
 * shown or played was fetched and looked at before, so it is `blob:`, or `data:` of our own making. WebAssembly is what reads
 * codes: its permission is narrower than that for eval, and covers compiled modules alone. The one policy of Trusted Types is
 * `src/platform/own-scripts.ts`.
 */
export const contentSecurityPolicy = Object.entries({
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'", ...styleHashes],
  'img-src': ["'self'", 'blob:', 'data:'],
  'media-src': ["'self'", 'blob:'],
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
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
})
  .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
  .join('; ')

/** What the program asks for; and what no page of this address is ever given, however it is asked. */
const asked = ['camera', 'microphone']
const never = [
  ...['accelerometer', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid'],
  ...[
    'idle-detection',
    'local-fonts',
    'magnetometer',
    'midi',
    'payment',
    'publickey-credentials-get',
    'serial',
  ],
  ...['storage-access', 'usb', 'xr-spatial-tracking'],
]

export const pageHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin-allow-popups',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': [...asked.map((name) => `${name}=(self)`), ...never.map((name) => `${name}=()`)].join(
    ', ',
  ),
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
