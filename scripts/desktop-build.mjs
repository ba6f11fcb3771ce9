/** Makes the two scripts of the desktop's shell out of electron/: one for the main process, one for the sandbox before the page. */
import path from 'node:path'
import { build } from 'vite'
import { root } from './install.mjs'

export const shellFolder = path.join(root, 'build', 'electron')

/** Everything but Electron is put into them: the package carries no node_modules. */
const scripts = /** @type {const} */ ([
  { entry: 'main.ts', file: 'main.js', format: 'es' },
  // The sandbox knows no modules.
  { entry: 'preload.ts', file: 'preload.cjs', format: 'cjs' },
])

/** @param {string} [folder] */
export async function buildShell(folder = shellFolder) {
  for (const [index, { entry, file, format }] of scripts.entries())
    await build({
      configFile: false,
      root,
      logLevel: 'warn',
      publicDir: false,
      ssr: { target: 'node', noExternal: true, external: ['electron'] },
      build: {
        ssr: path.join(root, 'electron', entry),
        outDir: folder,
        emptyOutDir: index === 0,
        target: 'node22',
        minify: false,
        sourcemap: false,
        rolldownOptions: { output: { format, entryFileNames: file, codeSplitting: false } },
      },
    })
}
