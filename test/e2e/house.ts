/** Before all end-to-end tests: builds the app, starts a server and a web server on free ports. After them: stops both. */

import { ensureBuilt } from '../../scripts/build.mjs'
import type { ShellDoor } from '../../server/accounts.mjs'
import { webConfig } from '../../server/web-config.mjs'
import { startWebServer } from '../../server/web-server.mjs'
import { startProsody, type TestHost } from '../support/prosody.ts'

const hosts: TestHost[] = ['brief.localhost', 'classic.localhost', 'bare.localhost', 'closed.localhost']

/** What the tests, in their own processes, are told of it. */
export interface House {
  web: string
  /** Of the main domain; others differ in the host name. */
  websocket: string
  door: ShellDoor
}

export default async function openHouse() {
  const root = await ensureBuilt(() => {})
  // Invites lead to the app, the app's config.json leads to the server: the web address comes first.
  const web = await startWebServer({ root, port: 0, config: () => config })
  const server = await startProsody({ hosts, webAddress: web.url })
  const config = webConfig(server, hosts)
  const house: House = { web: web.url, websocket: server.websocket(), door: server.door }
  process.env.TESSERA_E2E = JSON.stringify(house)
  return async () => {
    await Promise.all([web.stop(), server.close()])
  }
}
