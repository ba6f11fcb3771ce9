/** Makes pictures of SVG and HTML, with the Chromium of the tests. */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { localFolder } from '../server/prosody.mjs'
import { ensureChromium } from './chromium.mjs'
import { ensurePackages, root } from './install.mjs'

/** One of our own drawings. @param {string} name */
export const drawing = (name) => fs.readFileSync(path.join(root, 'public', name), 'utf8')

/** Which drawings something was made of; a test compares. @param {string[]} drawings */
export const fingerprint = (drawings) => createHash('sha256').update(drawings.join('\n')).digest('hex')

/** @param {(line: string) => void} say */
export async function openDrawingBoard(say) {
  await ensurePackages(say)
  const { chromium } = await import('@playwright/test')
  const executablePath = await ensureChromium(localFolder, say)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  const page = await browser.newPage({ colorScheme: 'light' })
  return {
    page,
    /** A PNG, clear where nothing is drawn. @param {string} html @param {number} size in pixels, of both sides */
    async picture(html, size) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>*{margin:0}svg{display:block;width:100%;height:100%}</style>${html}`)
      return page.screenshot({ omitBackground: true })
    },
    close: () => browser.close(),
  }
}
