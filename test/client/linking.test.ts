import { afterEach, beforeEach, describe, expect, it } from 'vitest'
// Fetched when somebody needs it; here it is at hand, so that nothing has to be waited for.
import '../../src/client/acting/create-linking.ts'
import '../../src/client/signing-in/own-access.ts'
import '../../src/client/signing-in/own-grant.ts'
import type { LinkAttempt, LinkState } from '../../src/client/acting/linking.ts'
import { linkNumber, readDeviceLink, readTypedCode } from '../../src/model/device-code.ts'
import { DEVICE_GRANT } from '../../src/oauth/registration.ts'
import { grantsOf } from '../../src/storage/grants.ts'
import { FakeIssuer } from '../support/fake-issuer.ts'
import { fakeNative } from '../support/fake-native.ts'
import { jidOf, type Tab, WEBSOCKET, World } from '../support/world.ts'

const romeo = jidOf('romeo')
const juliet = jidOf('juliet')
const FOUND = { address: romeo, websocket: WEBSOCKET }
let world: World
let issuer: FakeIssuer

beforeEach(() => {
  world = new World()
  world.server.join('romeo')
  world.server.join('juliet')
  issuer = new FakeIssuer()
  issuer.metadata = {
    device_authorization_endpoint: `${issuer.name}/oauth2/device`,
    grant_types_supported: ['authorization_code', 'refresh_token', DEVICE_GRANT],
  }
  world.network.issuer = issuer
  world.web = (url, init) => issuer.fetch(url, init)
})
afterEach(() => world.end())

const linkingOf = (tab: Tab) => world.during(tab.client.linking())
const isOffered = async (tab: Tab) => world.during((await linkingOf(tab)).isOffered(FOUND))

async function begin(tab: Tab): Promise<LinkAttempt> {
  const attempt = (await linkingOf(tab)).begin(FOUND)
  await world.calm()
  return attempt
}
function shownBy(attempt: LinkAttempt): Extract<LinkState, { status: 'shown' }> {
  const state = attempt.state.get()
  if (state.status !== 'shown') throw new Error(`nothing is shown: ${state.status}`)
  return state
}
const say = (code: string, said: { account: string } | 'no') => {
  const waiting = issuer.devices.get(code)
  if (!waiting) throw new Error('no such code')
  waiting.said = said
}

describe('the device that wants to come in', () => {
  it('is let ask only where the server knows how, and lets it', async () => {
    const tab = await world.device().open()
    expect(await isOffered(tab)).toBe(true)
    issuer.answers['/oauth2/device'] = () => new TypeError('no CORS')
    expect(await isOffered(tab)).toBe(false)
    issuer.answers = {}
    issuer.metadata = {}
    expect(await isOffered(tab)).toBe(false)
    world.network.issuer = null
    expect(await isOffered(tab)).toBe(false)
  })

  it('asks by the machine where that does it, and no page needs to be let in', async () => {
    const asked: string[] = []
    world.web = (url) => Promise.reject(new TypeError(`no CORS for ${url}`))
    world.native = fakeNative((url, init) => {
      asked.push(new URL(String(url)).pathname)
      return issuer.fetch(String(url), init)
    })
    const tab = await world.device().open()
    expect(await isOffered(tab)).toBe(true)
    const attempt = await begin(tab)
    say(shownBy(attempt).code, { account: romeo })
    await world.advance(5000)
    await world.settled()
    expect(attempt.state.get()).toEqual({ status: 'signed-in', account: romeo })
    expect(new Set(asked)).toEqual(
      new Set([
        expect.stringContaining('.well-known'),
        expect.stringMatching(/register$/),
        '/oauth2/device',
        expect.stringMatching(/token$/),
      ]),
    )
    await world.during(tab.client.signOut())
    await world.calm()
    expect(asked.filter((path) => path.endsWith('revoke'))).toHaveLength(2)
  })

  it('shows a code that anybody may see, and comes in when it was allowed', async () => {
    const tab = await world.device().open()
    const attempt = await begin(tab)
    const { link, code, number } = shownBy(attempt)
    expect(readDeviceLink(new URL(link))).toMatchObject({ code, page: `${issuer.name}/oauth2/device` })
    expect(number).toBe(await linkNumber(issuer.name, code))
    say(code, { account: romeo })
    await world.advance(5000)
    await world.settled()
    expect(attempt.state.get()).toEqual({ status: 'signed-in', account: romeo })
    expect(tab.client.connection.get().status).toBe('online')
    const rows = await tab.storage.read(['grants'], (tx) => grantsOf(tx, romeo))
    expect(rows).toMatchObject([{ id: 'self', issuer: issuer.name, name: null }])
    expect(JSON.stringify(rows)).not.toMatch(/access-|refresh-|secret-/)
  })

  it('shows another one each minute, and comes in by the one before, too', async () => {
    const tab = await world.device().open()
    const attempt = await begin(tab)
    const first = shownBy(attempt)
    await world.advance(60_000)
    expect(shownBy(attempt).code).not.toBe(first.code)
    say(first.code, { account: romeo })
    await world.advance(5000)
    await world.settled()
    expect(attempt.state.get().status).toBe('signed-in')
    // Nobody asks any more.
    const asked = issuer.asked('/oauth2/token').length
    await world.advance(60_000)
    expect(issuer.asked('/oauth2/token')).toHaveLength(asked)
  })

  it('stops after ten minutes in which nobody came, and when nobody looks', async () => {
    const tab = await world.device().open()
    const attempt = await begin(tab)
    await world.advance(600_000)
    expect(attempt.state.get()).toEqual({ status: 'over', reason: 'unused' })
    expect(issuer.devices.size).toBe(10)
    attempt.again()
    await world.calm()
    shownBy(attempt)
    attempt.stop()
    const asked = issuer.requests.length
    await world.advance(120_000)
    expect(issuer.requests).toHaveLength(asked)
  })

  it('says when it was not allowed, and when nobody answers', async () => {
    const tab = await world.device().open()
    const attempt = await begin(tab)
    say(shownBy(attempt).code, 'no')
    await world.advance(5000)
    expect(attempt.state.get()).toEqual({ status: 'over', reason: 'denied' })
    issuer.answers['/oauth2/device'] = () => new Response('{}', { status: 401 })
    attempt.again()
    await world.calm()
    expect(attempt.state.get()).toEqual({ status: 'over', reason: 'refused' })
    issuer.answers['/.well-known/oauth-authorization-server'] = () => new TypeError('down')
    attempt.again()
    await world.calm()
    expect(attempt.state.get()).toEqual({ status: 'over', reason: 'unreachable' })
  })

  it('says offline as soon as the network goes, not when patience ends, and begins anew when it is back', async () => {
    const device = world.device()
    const tab = await device.open()
    world.web = (_, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new TypeError())))
    const attempt = await begin(tab)
    expect(attempt.state.get()).toEqual({ status: 'asking' })
    device.browser.online.set(false)
    await world.idle()
    expect(attempt.state.get()).toEqual({ status: 'over', reason: 'offline' })
    device.browser.online.set(true)
    world.web = (url, init) => issuer.fetch(url, init)
    attempt.again()
    await world.calm()
    expect(attempt.state.get().status).toBe('shown')
  })

  it('D6.5 tells of somebody else who allowed it, and opens nothing of either before it is told to', async () => {
    const tab = await world.device().open()
    const attempt = await begin(tab)
    say(shownBy(attempt).code, { account: juliet })
    await world.advance(5000)
    await world.settled()
    expect(attempt.state.get()).toEqual({ status: 'another', meant: romeo, account: juliet })
    expect(tab.client.accounts.get()).toEqual([])
    attempt.goOn()
    await world.settled()
    expect(attempt.state.get()).toEqual({ status: 'signed-in', account: juliet })
  })
})

describe('a code that somebody holds', () => {
  async function examine(text: string) {
    const { tab } = await world.signedIn('romeo')
    const code = text.startsWith('http') ? readDeviceLink(new URL(text)) : readTypedCode(text)
    if (!code) throw new Error('no code')
    const before = issuer.requests.length
    const found = await world.during((await linkingOf(tab)).examine(code, romeo))
    return { found, asked: issuer.requests.slice(before).map(({ url }) => url) }
  }

  it('of one’s own server leads to its page, with nothing but the code', async () => {
    const link = `${issuer.name}/oauth2/device?user_code=AAAA-BBBB&client_id=evil`
    const { found } = await examine(link)
    expect(found).toEqual({
      status: 'own',
      domain: romeo.split('@')[1],
      accounts: [romeo],
      address: `${issuer.name}/oauth2/device?user_code=AAAA-BBBB`,
      number: await linkNumber(issuer.name, 'AAAA-BBBB'),
    })
  })

  it('that was typed is for the server of the account', async () => {
    const { found } = await examine('aaaa-bbbb')
    expect(found).toMatchObject({
      status: 'own',
      address: `${issuer.name}/oauth2/device?user_code=AAAA-BBBB`,
      number: await linkNumber(issuer.name, 'AAAA-BBBB'),
    })
  })

  it('of anybody else’s is told as that, and nobody there is asked anything', async () => {
    const { found, asked } = await examine('https://elsewhere.example/device?user_code=AAAA-BBBB')
    expect(found).toEqual({ status: 'foreign', host: 'elsewhere.example' })
    expect(asked.filter((url) => !url.startsWith(issuer.name))).toEqual([])
  })

  it('is of no use where the server lets nobody in that way, and waits where it does not answer', async () => {
    issuer.metadata = {}
    expect((await examine('AAAA-BBBB')).found.status).toBe('unsupported')
    issuer.answers['/.well-known/oauth-authorization-server'] = () => new TypeError('down')
    expect((await examine('AAAA-BBBB')).found.status).toBe('unreachable')
  })
})
