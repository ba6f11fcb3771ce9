/** Waking browsers by the other server: ejabberd's own XEP-0357 and our push service. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { startEjabberd } from '../../server/ejabberd.mjs'
import { adviceWithoutEjabberd, findEjabberd } from '../../server/find-ejabberd.mjs'
import { untilItWorks } from '../../server/ports.mjs'
import { startPushService } from '../../server/push-service.mjs'
import { startPushEndpoint } from '../support/push-endpoint.ts'
import { escapeXml, RawStream } from '../support/raw-stream.ts'

const DOMAIN = 'open.localhost'
const here = findEjabberd() !== undefined
const title = here ? 'XEP-0357 by ejabberd' : `XEP-0357 by ejabberd (skipped: ${adviceWithoutEjabberd})`

it.skipIf(!here)(title, async () => {
  const server = await startEjabberd()
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tessera-test-'))
  let key = ''
  const endpoint = await startPushEndpoint(() => key)
  const service = await startPushService({
    address: `push.${DOMAIN}`,
    secret: server.componentSecret,
    port: server.component,
    subject: 'mailto:tests@tessera.localhost',
    keys: path.join(folder, 'keys.json'),
    services: [endpoint.origin],
  })
  key = service.config.key
  const person = async (user: string) => {
    const password = `${user}-has-a-long-password`
    await server.register(user, DOMAIN, password)
    return RawStream.signIn(server.websocket, { user, domain: DOMAIN, password })
  }
  const [anna, ben] = [await person('anna'), await person('ben')]
  const browser = endpoint.browser()
  const fields = { ...browser.subscription.keys, endpoint: browser.subscription.endpoint, id: 'first' }
  const form = Object.entries(fields).map(
    ([name, value]) => `<field var='${name}'><value>${escapeXml(value)}</value></field>`,
  )
  const registered = await anna.iq(
    'set',
    `<command xmlns='http://jabber.org/protocol/commands' node='register-push-webpush' action='execute'><x xmlns='jabber:x:data' type='submit'>${form.join('')}</x></command>`,
    `push.${DOMAIN}`,
  )
  const node = /var='node'><value>([\w-]+)</.exec(registered)?.[1] ?? ''
  const enabled = await anna.iq(
    'set',
    `<enable xmlns='urn:xmpp:push:0' jid='push.${DOMAIN}' node='${node}'/>`,
  )
  expect(enabled).toContain("type='result'")
  await anna.close()
  ben.message(`anna@${DOMAIN}`, 'Nobody but Anna shall read this')
  await untilItWorks(
    async () => expect(browser.delivered).toHaveLength(1),
    () => undefined,
  )
  expect(JSON.parse(browser.delivered[0]?.text ?? '')).toEqual({ to: 'first', from: `ben@${DOMAIN}` })
  await ben.close()
  await service.stop()
  await Promise.all([server.stop(), endpoint.close()])
  fs.rmSync(folder, { recursive: true, force: true })
})
