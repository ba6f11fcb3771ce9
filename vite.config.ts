/// <reference types="vitest/config" />
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vite'
import { emojiData } from './scripts/emoji-data.mjs'
import { licenceFile } from './scripts/licence-texts.mjs'
import { shellWorker } from './scripts/shell-worker.mjs'
import { strictReturn } from './scripts/strict-return.mjs'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// Relative base: dist/ works from any folder of any web server, and under app:// on the desktop.
export default defineConfig({
  base: './',
  plugins: [react(), emojiData(), strictReturn(), licenceFile(here('.')), shellWorker()],
  // @xmpp/xml hangs its own parser on what we use of it; ours is `src/xmpp/xml-reader.ts`, and nobody should fetch two.
  resolve: { alias: [{ find: /^\.\/lib\/Parser\.js$/, replacement: here('src/xmpp/no-parser.ts') }] },
  build: {
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: here('index.html'), oauth: here('oauth.html') } },
  },
  // As modules, workers fetch only what they come to need: one of the two readers of codes.
  worker: { format: 'es' },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Generous: a busy machine is slow, and no test is about time.
          testTimeout: 60_000,
          environment: 'node',
          include: [
            'test/{architecture,xmpp,oauth,storage,client,model,live,platform,worker,scripts,electron,ui,features}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        // Found out before the first test: a dependency that turns up in the middle makes the page load anew.
        optimizeDeps: {
          entries: ['src/**/*.{ts,tsx}', 'test/{ui,features}/**/*.test.tsx', 'test/support/*.tsx'],
        },
        test: {
          name: 'browser',
          testTimeout: 60_000,
          include: ['test/{ui,features}/**/*.test.tsx'],
          setupFiles: ['test/support/furnish.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
                args: [
                  '--no-sandbox',
                  '--disable-gpu',
                  '--disable-background-networking',
                  '--disable-component-update',
                  '--disable-sync',
                  '--no-first-run',
                ],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
