/** Vite plugin: makes the service worker out of src/worker/, with the list of all files that it keeps, each with its hash. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { VitePWA } from 'vite-plugin-pwa'

/** @param {string | Uint8Array} bytes as in an `integrity` attribute */
export const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** What is fetched by itself, and what only somebody else's server leads to. */
const apart = ['worker.js', 'oauth.html', 'worker-off.js']

/** @param {string} folder of the build */
const withHashes = (folder) => (/** @type {{ url: string }[]} */ files) => ({
  manifest: files
    .filter(({ url }) => !apart.includes(url))
    .map(({ url }) => ({ url, integrity: integrityOf(readFileSync(path.join(folder, url))) }))
    .sort((one, other) => (one.url < other.url ? -1 : 1)),
  warnings: [],
})

/** @param {string} root of the project @param {string} folder of the build */
export const shellWorker = (root, folder = path.join(root, 'dist')) =>
  VitePWA({
    strategies: 'injectManifest',
    srcDir: 'src/worker',
    filename: 'worker.ts',
    injectRegister: false,
    manifest: false,
    injectManifest: {
      // A classic script: browsers came to know modules here much later.
      rollupFormat: 'iife',
      globPatterns: ['**/*.{html,js,css,svg,png,wasm,woff2,mp3,ogg}'],
      globIgnores: ['**/*.map'],
      maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
      manifestTransforms: [withHashes(folder)],
    },
  })
