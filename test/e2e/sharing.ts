/** Another program that hands something over, as a system does it: by a form that a navigation sends. */
import type { Page } from '@playwright/test'

/** Nobody else's page is at this address. */
const ELSEWHERE = 'http://elsewhere.localhost/'

export interface HandedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** What keeps the program on this device takes in what is shared: it has to be there. */
export const expectKept = (page: Page) =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready))

export async function shareWith(
  page: Page,
  web: string,
  {
    text = '',
    title = '',
    url = '',
    files = [],
  }: { text?: string; title?: string; url?: string; files?: HandedFile[] },
): Promise<void> {
  const field = (name: string) => `<input name="${name}">`
  const form = `<form method="post" enctype="multipart/form-data" action="${new URL('share', web).href}">
    ${['title', 'text', 'url'].map(field).join('')}<input type="file" name="files" multiple><button>Share</button></form>`
  await page.route(ELSEWHERE, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: form }),
  )
  await page.goto(ELSEWHERE)
  for (const [name, value] of Object.entries({ title, text, url }))
    await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="files"]').setInputFiles(files)
  await page.getByRole('button', { name: 'Share' }).click()
  await page.waitForURL(/#\/shared/)
}
