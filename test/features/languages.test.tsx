import { afterEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { LANGUAGES, type Language } from '../../src/i18n/i18n.ts'
import type { RenderedApp } from '../support/render-app.tsx'
import { PATIENT, STOPS } from '../support/screen-tour.ts'
import { brokenWords, stickingOut } from '../support/sticking-out.ts'

/** Where pictures of all of them go, for whoever wants to look: `VITE_SHOTS=test-results/shots`. */
const SHOTS = import.meta.env.VITE_SHOTS as string | undefined

interface Size {
  width: number
  height: number
  /** Of what the browser's own size of text is. */
  text: number
  languages: readonly Language[]
}

const SIZES: readonly Size[] = [
  // WCAG 1.4.10: a window of 1280 × 1024 at 400 %. Pictures are of a phone as it is.
  { width: SHOTS ? 360 : 320, height: SHOTS ? 780 : 256, text: 100, languages: LANGUAGES },
  { width: 1440, height: 900, text: 100, languages: LANGUAGES },
  // WCAG 1.4.4: text twice as large.
  { width: 1280, height: 1024, text: 200, languages: ['ar'] },
  { width: 360, height: 780, text: 200, languages: ['de'] },
]

afterEach(() => document.documentElement.style.removeProperty('font-size'))

async function speak({ client, words }: RenderedApp, language: Language) {
  client.settings.set({ ...client.settings.get(), language })
  await expect.poll(() => document.documentElement.lang.slice(0, 2), PATIENT).toBe(language)
  await expect.poll(() => words.language.slice(0, 2), PATIENT).toBe(language)
}

async function take({ client }: RenderedApp, name: string) {
  for (const theme of ['light', 'dark'] as const) {
    client.settings.set({ ...client.settings.get(), theme })
    await expect.poll(() => document.documentElement.dataset.theme, PATIENT).toBe(theme)
    await page.screenshot({ path: `${SHOTS}/${name}-${theme}.png` })
  }
}

describe.each(SIZES)('$width × $height, text at $text %', ({ width, height, text, languages }) => {
  it.each(STOPS)('$name has room for the words of every language', async ({ name, open }) => {
    await page.viewport(width, height)
    document.documentElement.style.fontSize = `${text}%`
    const app = await open()
    for (const language of languages) {
      await speak(app, language)
      expect.soft(stickingOut(), `${name}, ${language}`).toEqual([])
      // Twice as large, on a phone, some have to.
      if (text === 100) expect.soft(brokenWords(), `${name}, ${language}`).toEqual([])
      if (SHOTS) await take(app, `${language}-${width}-${text}-${name}`)
    }
  })
})
