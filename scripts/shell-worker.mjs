/** Vite plugins: make the service worker out of src/worker/, with the list of all files that it keeps, each with its hash. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { VitePWA } from 'vite-plugin-pwa'

/** What is fetched by itself, and what only somebody else's server leads to. */
const apart = ['worker.js', 'worker-off.js', 'oauth.html']

/** @param {Uint8Array} bytes as in an `integrity` attribute */
const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`

/** @returns {import('vite').PluginOption[]} */
export function shellWorker() {
  let folder = ''
  /** @param {{ url: string }[]} files */
  const withHashes = (files) => ({
    manifest: files
      .filter(({ url }) => !apart.includes(url))
      .map(({ url }) => ({ url, integrity: integrityOf(readFileSync(path.join(folder, url))) }))
      .sort((one, other) => (one.url < other.url ? -1 : 1)),
    warnings: [],
  })
  return [
    {
      name: 'shell-folder',
      configResolved({ root, build }) {
        folder = path.resolve(root, build.outDir)
      },
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/worker',
      filename: 'worker.ts',
      injectRegister: false,
      manifest: false,
      integration: {
        configureCustomSWViteBuild(build) {
          build.logLevel = 'warn'
        },
      },
      injectManifest: {
        // A classic script: browsers came to know modules here much later.
        rollupFormat: 'iife',
        globPatterns: ['**/*.{html,js,css,svg,png,wasm,woff2,mp3,ogg}'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        manifestTransforms: [withHashes],
      },
    }),
  ]
}
