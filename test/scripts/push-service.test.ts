/** Waking browsers: Prosody's own XEP-0357, our push service, and a browser that reads what it is sent. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { untilItWorks } from '../../server/ports.mjs'
import { type Person, startProsody } from '../support/prosody.ts'
import type { PushBrowser } from '../support/push-endpoint.ts'
import { type PushHouse, startPushHouse } from '../support/push-house.ts'
import { escapeXml, RawStream } from '../support/raw-stream.ts'

const COMMANDS = 'http://jabber.org/protocol/commands'
const PUSH = 'urn:xmpp:push:0'
let house: PushHouse
let anna: Person
let ben: Person
let here: RawStream
let browser: PushBrowser
beforeAll(async () => {
  house = await startPushHouse({ hosts: ['open.localhost'] })
})
afterAll(() => house.close())
beforeEach(async () => {
  ;[anna, ben] = [await house.server.person('anna'), await house.server.person('ben')]
  here = await enter(anna)
  browser = house.endpoint.browser()
})
afterEach(() => here.close())

const enter = (person: Person) => RawStream.signIn(house.server.websocket(person.domain), person)
const field = (name: string, value: string) =>
  `<field var='${name}'><value>${escapeXml(value)}</value></field>`
const command = (fields: Record<string, string>) =>
  `<command xmlns='${COMMANDS}' node='register-push-webpush' action='execute'><x xmlns='jabber:x:data' type='submit'>${Object.entries(
    fields,
  )
    .map(([name, value]) => field(name, value))
    .join('')}</x></command>`
const filled = (changed: Record<string, string> = {}) => {
  const { endpoint, keys } = browser.subscription
  return command({ endpoint, ...keys, id: 'first', ...changed })
}
const register = (stream: RawStream, form: string) => stream.iq('set', form, house.push.service)
const nodeIn = (answer: string) => /var='node'><value>([\w-]+)</.exec(answer)?.[1] ?? ''
const enable = (node: string) =>
  here.iq('set', `<enable xmlns='${PUSH}' jid='${house.push.service}' node='${node}'/>`)
const publish = (stream: RawStream, node: string, summary = field('last-message-body', 'x')) =>
  stream.iq(
    'set',
    `<pubsub xmlns='http://jabber.org/protocol/pubsub'><publish node='${node}'><item><notification xmlns='${PUSH}'><x xmlns='jabber:x:data'>${field('FORM_TYPE', 'urn:xmpp:push:summary')}${summary}</x></notification></item></publish></pubsub>`,
    house.push.service,
  )
const told = () => browser.delivered.map(({ text }) => JSON.parse(text) as unknown)
const until = (count: number) =>
  untilItWorks(
    async () => expect(browser.delivered).toHaveLength(count),
    () => undefined,
  )

describe('XEP-0357, by Prosody’s own cloud_notify', () => {
  it('§5 wakes the browser of whoever is away: who wrote, and for which account; not a word of what', async () => {
    const node = nodeIn(await register(here, filled()))
    expect(await enable(node)).toContain("type='result'")
    await here.close()
    const there = await enter(ben)
    there.message(anna.jid, 'Nobody but Anna shall read this')
    await until(1)
    expect(told()).toEqual([{ to: 'first', from: ben.jid }])
    const [sent] = browser.delivered
    expect(sent?.headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' })
    expect(sent?.headers.topic).toMatch(/^[\w-]{32}$/)
    // 86 bytes of header, the record's own 17, and the rest in steps of 256: nobody's name shows in its length.
    expect(((sent?.bytes.length ?? 0) - 86 - 17) % 256).toBe(0)
    await there.close()
  })

  it('§6 is quiet once that was disabled', async () => {
    const node = nodeIn(await register(here, filled()))
    await enable(node)
    await here.iq('set', `<disable xmlns='${PUSH}' jid='${house.push.service}' node='${node}'/>`)
    const other = house.endpoint.browser()
    const { endpoint, keys } = other.subscription
    await enable(nodeIn(await register(here, command({ endpoint, ...keys, id: 'second' }))))
    await here.close()
    const there = await enter(ben)
    there.message(anna.jid, 'Who hears of it?')
    await untilItWorks(
      async () => expect(other.delivered).toHaveLength(1),
      () => undefined,
    )
    expect(told()).toEqual([])
    await there.close()
  })
})

describe('what is published', () => {
  it('goes on only from the person’s own server, or themselves', async () => {
    const node = nodeIn(await register(here, filled()))
    const stranger = await enter(ben)
    expect(await publish(stranger, node)).toContain('item-not-found')
    expect(await publish(here, 'made-up')).toContain('item-not-found')
    expect(await publish(here, `${node.slice(0, -4)}AAAA`)).toContain('item-not-found')
    expect(told()).toEqual([])
    expect(await publish(here, node)).toContain("type='result'")
    expect(told()).toEqual([{ to: 'first' }])
    await stranger.close()
  })

  it('is not sent where there are no words in it: receipts wake nobody', async () => {
    const node = nodeIn(await register(here, filled()))
    expect(await publish(here, node, field('message-count', '1'))).toContain("type='result'")
    expect(told()).toEqual([])
  })

  it.each([
    [410, 'item-not-found', 'cancel'],
    [404, 'item-not-found', 'cancel'],
    [403, 'undefined-condition', 'cancel'],
    [429, 'remote-server-timeout', 'wait'],
    [503, 'remote-server-timeout', 'wait'],
  ])('fails as the browser’s service has it: %i is %s', async (status, condition, type) => {
    const node = nodeIn(await register(here, filled()))
    browser.answers(status)
    const answer = await publish(here, node)
    expect(answer).toContain(condition)
    expect(answer).toContain(`type='${type}'`)
  })
})

describe('a registration', () => {
  it('may be asked for its form first (XEP-0050)', async () => {
    const asked = await here.iq(
      'set',
      `<command xmlns='${COMMANDS}' node='register-push-webpush'/>`,
      house.push.service,
    )
    expect(asked).toContain("status='executing'")
    for (const name of ['endpoint', 'p256dh', 'auth', 'id']) expect(asked).toContain(`var='${name}'`)
  })

  it.each([
    ['an address inside', { endpoint: 'http://127.0.0.1:5280/' }],
    ['an address that only looks right', { endpoint: 'https://fcm.googleapis.com.evil.example/x' }],
    ['a port of its own', { endpoint: 'https://fcm.googleapis.com:8443/x' }],
    ['a name and a password', { endpoint: 'https://a:b@fcm.googleapis.com/x' }],
    ['no address', { endpoint: 'fcm' }],
    ['a point that is not on the curve', { p256dh: `B${'A'.repeat(86)}` }],
    ['a short secret', { auth: 'AAAA' }],
    ['a long name', { id: 'x'.repeat(65) }],
    ['nothing', { endpoint: '', p256dh: '', auth: '', id: '' }],
  ])('is refused with %s', async (_, changed) => {
    expect(await register(here, filled(changed))).toContain('not-acceptable')
  })

  it('takes the push services of browsers', async () => {
    for (const endpoint of [
      'https://fcm.googleapis.com/fcm/send/abc',
      'https://updates.push.services.mozilla.com/wpush/v2/abc',
      'https://wns2-par02p.notify.windows.com/w/?token=abc',
      'https://web.push.apple.com/abc',
    ])
      expect(await register(here, filled({ endpoint }))).toContain("status='completed'")
  })

  it('is for the people of the server that it stands beside', async () => {
    const outsider = await house.server.person('carl', 'open.localhost')
    const outside = await enter(outsider)
    expect(await register(outside, filled())).toContain('forbidden')
    await outside.close()
  })
})

it('answers what it is, and nothing else', async () => {
  const info = await here.iq(
    'get',
    "<query xmlns='http://jabber.org/protocol/disco#info'/>",
    house.push.service,
  )
  expect(info).toContain("category='pubsub'")
  expect(info).toContain(PUSH)
  expect(await here.iq('get', "<query xmlns='jabber:iq:last'/>", house.push.service)).toContain(
    'service-unavailable',
  )
})

it('comes back when the server was started again', async () => {
  const node = nodeIn(await register(here, filled()))
  await house.server.restart()
  here = await enter(anna)
  await untilItWorks(
    async () => expect(await publish(here, node)).toContain("type='result'"),
    () => undefined,
  )
  expect(told()).toEqual([{ to: 'first' }])
})

it('runs by itself beside any server, and says what belongs into config.json', async () => {
  const server = await startProsody({ component: true })
  const file = path.join(server.stateDir, 'push.json')
  const options = {
    address: 'push.tessera.localhost',
    secret: server.componentSecret,
    port: server.ports.component,
    subject: 'mailto:admin@tessera.localhost',
    keys: path.join(server.stateDir, 'keys.json'),
  }
  fs.writeFileSync(file, JSON.stringify(options))
  const program = spawn(process.execPath, ['server/push-service.mjs', file])
  let said = ''
  program.stdout.on('data', (data) => {
    said += data
  })
  await untilItWorks(
    async () => expect(said).toMatch(/"push": \{"service":"push\.tessera\.localhost","key":"[\w-]{87}"\}/),
    () => undefined,
  )
  expect(fs.statSync(options.keys).mode & 0o777).toBe(0o600)
  program.kill()
  await server.close()
})
