import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

/** The desktop app alone: it needs neither servers nor Chromium. */
export default defineConfig({
  testDir: '.',
  testMatch: 'electron.spec.ts',
  outputDir: '../../test-results/electron',
  forbidOnly: base.forbidOnly ?? false,
  workers: 1,
  timeout: 60_000,
})
