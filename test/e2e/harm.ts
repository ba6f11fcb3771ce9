/** Texts that mean harm, each with the place that it was put in, and somebody who hears it if one of them does anything. */
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from '@playwright/test'

export interface Harm {
  /** A text that tries to be HTML, a script, a style, a template and a word of another language at once. */
  html(place: string): string
  /** The same for places that keep little. */
  name(place: string): string
  /** An address that would run something. */
  script(place: string): string
  /** An address of somebody who would like to know that it was looked at. */
  far(place: string, end?: string): string
  /** The place's own word, found again wherever it is shown. */
  word(place: string): string
  /** Every place that something was put in. */
  places: Set<string>
  /** What has happened that must not. */
  done: string[]
  /** The places whose word is on screen, or in what is read aloud there. */
  shown(page: Page): Promise<string[]>
  close(): Promise<void>
}

const RUN = '__ran'

/** Asked by nobody, unless something goes wrong. */
async function startCanary(hear: (path: string) => void): Promise<{ url: string; close(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    hear(`asked for ${request.url}`)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/html' })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://canary.localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** From now on everything that this browser's pages do is heard. */
export async function expectHarm(context: BrowserContext): Promise<Harm> {
  const done: string[] = []
  const places = new Set<string>()
  const canary = await startCanary((what) => done.push(what))
  const word = (place: string) => {
    places.add(place)
    return `harm-${place.replaceAll(' ', '-')}.`
  }
  await context.exposeFunction(RUN, (place: string) => done.push(`ran: ${place}`))
  await context.exposeFunction('tellViolation', (what: string) => done.push(`kept from: ${what}`))
  await context.addInitScript(() => {
    const { tellViolation } = window as unknown as { tellViolation(what: string): void }
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      tellViolation(`${violatedDirective} ${blockedURI} ${sample}`),
    )
  })
  const watch = (page: Page) => {
    page.on('dialog', (dialog) => {
      done.push(`asked: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('frameattached', (frame) => done.push(`a frame: ${frame.url()}`))
  }
  for (const page of context.pages()) watch(page)
  context.on('page', watch)
  context.on('request', (request) => {
    if (new URL(request.url()).hostname === 'canary.localhost') done.push(`request: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (/trusted|content security|refused to/i.test(message.text())) done.push(`said: ${message.text()}`)
  })
  context.on('weberror', (error) => done.push(`uncaught: ${error.error().message}`))

  const call = (place: string) => `${RUN}('${place}')`
  const far = (place: string, end = '') => {
    word(place)
    return `${canary.url}/${encodeURIComponent(place)}${end}`
  }
  return {
    places,
    done,
    word,
    far,
    close: canary.close,
    name: (place) =>
      `${word(place)}"'><img src=x onerror="${call(place)}" data-harm><script>${call(place)}</script>`,
    script: (place) => `javascript:${call(place)}//${word(place)}`,
    html: (place) =>
      `${word(place)}"'\`--></title></style></textarea></script><img src=x onerror="${call(place)}" data-harm>` +
      `<script>${call(place)}</script><svg onload=${call(place)}><iframe srcdoc="<script>parent.${call(place)}</script>"></iframe>` +
      `<style>@import '${canary.url}/style'</style><img src='${canary.url}/picture'><a href="javascript:${call(place)}" data-harm>x</a>` +
      `{{constructor.constructor("${call(place)}")()}}\${${call(place)}}$t(door.title)%3Cimg%20src%3Dx%3E`,
    shown: async (page) => {
      const seen = await page.evaluate(() => {
        const wrong = document.querySelectorAll(
          '[data-harm], [onerror], [onload], [href^="javascript" i], iframe, base',
        )
        return {
          all: document.documentElement.outerHTML,
          wrong: [...wrong].map((element) => element.outerHTML),
        }
      })
      for (const element of seen.wrong) done.push(`became an element: ${element.slice(0, 200)}`)
      return [...places].filter((place) => seen.all.includes(word(place)))
    },
  }
}
