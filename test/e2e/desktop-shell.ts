/**
 * The desktop's shell around a page of real Chromium: the real preload and the real main process, with a system of ours in the place
 * of Electron. Only the wire between the two is another one, and the scheme: Chromium alone has no `app:`.
 */
import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import { serve } from '../../electron/app-protocol.ts'
import { createIssuers } from '../../electron/issuers.ts'
import { ORIGIN } from '../../electron/origin.ts'
import type { ShellParts } from '../../electron/shell.ts'
import { buildShell } from '../../scripts/desktop-build.mjs'
import type { DesktopEvent } from '../../src/platform/desktop-api.ts'
import { type FakeSystem, fakeSystem } from '../electron/fake-system.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
export interface DesktopShell extends FakeSystem {
  /** Of the page: a secure context, as `app:` is one. */
  address: string
  close(): Promise<unknown>
  /** Said by the system to the page. */
  tell(event: DesktopEvent): Promise<void>
  /** What the page asked for, in order. */
  asked: { channel: string; argument: unknown }[]
}

/** Bytes do not survive JSON by themselves. */
const pack = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, part: unknown) =>
      part instanceof Uint8Array ? { $bytes: [...part] } : part,
    ),
  )
const unpack = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: { $bytes?: number[] } | null) =>
    part && Array.isArray(part.$bytes) ? new Uint8Array(part.$bytes) : part,
  )

/** What Electron gives to a preload, in the page itself. */
const stage = (preload: string) => `(() => {
  const pack = (value) => JSON.parse(JSON.stringify(value, (_, part) => part instanceof Uint8Array ? { $bytes: [...part] } : part))
  const unpack = (value) => JSON.parse(JSON.stringify(value), (_, part) => part && Array.isArray(part.$bytes) ? new Uint8Array(part.$bytes) : part)
  const wire = window.desktopWire
  const listeners = new Map()
  window.desktopEvent = (channel, event) => { for (const listener of listeners.get(channel) ?? []) listener({}, event) }
  const electron = {
    contextBridge: { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }) },
    ipcRenderer: {
      invoke: async (channel, ...args) => unpack(await wire(channel, pack(args))) ?? undefined,
      on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
      off: (channel, listener) => listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)),
    },
  }
  ;((require) => {
    ${preload}
  })(() => electron)
})()`

declare global {
  interface Window {
    desktopEvent(channel: string, event: DesktopEvent): void
  }
}

/** The answers of `app://`, by a web server: Chromium lets no page that came from nowhere speak to this machine. */
async function serveApp(config: string): Promise<Pick<DesktopShell, 'address' | 'close'>> {
  const answer = serve(path.join(root, 'dist'))
  const server = http.createServer(async ({ url = '/', method = 'GET' }, response) => {
    if (url === '/config.json') return response.end(config)
    const given = await answer({ url: ORIGIN + url, method })
    response.writeHead(given.status, Object.fromEntries(given.headers))
    response.end(Buffer.from(await given.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  }
  return { address: `http://localhost:${(server.address() as AddressInfo).port}`, close }
}

export async function openDesktop(
  context: BrowserContext,
  page: Page,
  config: string,
  parts: Partial<ShellParts> = {},
): Promise<DesktopShell> {
  const built = path.join(root, 'test-results', 'shell')
  await buildShell(built)
  const preload = readFileSync(path.join(built, 'preload.cjs'), 'utf8')
  const web = await serveApp(config)
  const asked: DesktopShell['asked'] = []
  const system = fakeSystem({ askIssuer: createIssuers({ fetch }), ...parts })
  await context.exposeBinding('desktopWire', async ({ frame }, channel: string, args: unknown[]) => {
    // Another frame would be refused by the shell itself: `ipc.test.ts`.
    if (frame !== page.mainFrame()) throw new Error('not the page')
    const said = unpack(args) as unknown[]
    asked.push({ channel, argument: said[0] })
    return pack(await system.hear(channel, ...said))
  })
  await context.addInitScript(stage(preload))
  const tell = (event: DesktopEvent) =>
    page.evaluate((told) => window.desktopEvent('tessera:event', told), event)
  system.window().webContents.onTold = (event) => void tell(event).catch(() => {})
  await page.goto(`${web.address}/index.html`)
  return Object.assign(system, { ...web, tell, asked })
}
