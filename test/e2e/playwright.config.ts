import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

/** Real Chromium, the real app as it is built for production, a real server: see `house.ts` for how they are started. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  globalSetup: fileURLToPath(new URL('house.ts', import.meta.url)),
  fullyParallel: false,
  workers: 2,
  // Two browsers, a server and a machine that others use, too: one more try, named in the last lines of `npm test`. What
  // proves that nothing is lost, told or run has to hold each time, and says `retries: 0`.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  // For what a person would give up on; single waits are shorter.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Rome',
    // It would fetch the whole program in each test, and tests could not stand between page and network.
    serviceWorkers: 'block',
    // A trace takes as long again as a quarter of the test, on a machine that has nothing to spare: ask for it.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts', testIgnore: '**/screens.spec.ts' },
    { name: 'screens', testMatch: '**/screens.spec.ts', timeout: 300_000 },
  ],
})
