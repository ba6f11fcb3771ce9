/** Before all end-to-end tests: builds the app, starts two servers and a web server on free ports. After them: stops all. */

import { ensureBuilt } from '../../scripts/build.mjs'
import type { ShellDoor } from '../../server/accounts.mjs'
import { startContactsApp } from '../../server/contacts-app.mjs'
import { webConfig } from '../../server/web-config.mjs'
import { startWebServer } from '../../server/web-server.mjs'
import { otherDomain, startTwoServers, type TestHost } from '../support/prosody.ts'

const hosts: TestHost[] = [
  'brief.localhost',
  'classic.localhost',
  'bare.localhost',
  'closed.localhost',
  'noinvite.localhost',
  'open.localhost',
  'tight.localhost',
  'managed.localhost',
]

/** What the tests, in their own processes, are told of it. */
export interface House {
  web: string
  /** Of the main domain; others differ in the host name. */
  websocket: string
  door: ShellDoor
  /** The other server, at `mantua.localhost`: not the one that the app is made for. */
  there: { websocket: string; door: ShellDoor }
  /** Where the contact lists of managed.localhost are, `%s` in the place of a name (server/contacts-app.mjs). */
  contacts: string
}

export default async function openHouse() {
  const root = await ensureBuilt(() => {})
  // Invites lead to the app, the app's config.json leads to the server: the web address comes first.
  const web = await startWebServer({ root, port: 0, config: () => config })
  const contacts = await startContactsApp()
  const servers = await startTwoServers({ hosts, webAddress: web.url, contacts: contacts.url })
  const { here, there } = servers
  contacts.tellTo({ port: here.ports.http, host: 'managed.localhost' })
  const config = webConfig(here, hosts)
  Object.assign(config.servers, { [otherDomain]: { websocket: there.websocket() } })
  const house: House = {
    web: web.url,
    websocket: here.websocket(),
    door: here.door,
    there: { websocket: there.websocket(), door: there.door },
    contacts: contacts.url,
  }
  process.env.TESSERA_E2E = JSON.stringify(house)
  return async () => {
    await Promise.all([web.stop(), servers.close(), contacts.stop()])
  }
}
