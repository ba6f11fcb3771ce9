/** Builds the pages of a comparison as an app is built, into a folder that is not shipped. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('pages', import.meta.url))

/** @param {string[]} names @param {string} outDir */
export async function buildPages(names, outDir) {
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: folder,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: names.map((name) => path.join(folder, `${name}.html`)) },
    },
  })
}
