/** Before all end-to-end tests: builds the app, starts two servers and a web server on free ports. After them: stops all. */

import path from 'node:path'
import { ensureBuilt } from '../../scripts/build.mjs'
import type { ShellDoor } from '../../server/accounts.mjs'
import { startContactsApp } from '../../server/contacts-app.mjs'
import { freePorts } from '../../server/ports.mjs'
import { startPushService } from '../../server/push-service.mjs'
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
  /** The key of the push service, and the one port on which a browser of a test may be reached. */
  push: { key: string; port: number }
}

export default async function openHouse() {
  const root = await ensureBuilt(() => {})
  // Invites lead to the app, the app's config.json leads to the server: the web address comes first.
  const web = await startWebServer({ root, port: 0, config: () => config })
  const contacts = await startContactsApp()
  const servers = await startTwoServers({
    ...{ hosts, webAddress: web.url, contacts: contacts.url, component: true },
  })
  const { here, there } = servers
  contacts.tellTo({ port: here.ports.http, host: 'managed.localhost' })
  const [pushPort = 0] = await freePorts(1)
  const push = await startPushService({
    address: 'push.tessera.localhost',
    secret: here.componentSecret,
    port: here.ports.component ?? 0,
    subject: 'mailto:tests@tessera.localhost',
    keys: path.join(here.stateDir, 'push-keys.json'),
    services: [`http://127.0.0.1:${pushPort}`],
  })
  const config = webConfig(here, hosts, push.config)
  Object.assign(config.servers, { [otherDomain]: { websocket: there.websocket() } })
  const house: House = {
    web: web.url,
    websocket: here.websocket(),
    door: here.door,
    there: { websocket: there.websocket(), door: there.door },
    contacts: contacts.url,
    push: { key: push.config.key, port: pushPort },
  }
  process.env.TESSERA_E2E = JSON.stringify(house)
  return async () => {
    await push.stop()
    await Promise.all([web.stop(), servers.close(), contacts.stop()])
  }
}
