/** Trying an invite before it is handed over: what a stranger would meet. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Preflight } from '../../src/client/invites/inviting.ts'
import { withoutSecret } from '../../src/client/invites/preflight.ts'
import { DOMAIN } from '../support/fake-xmpp-server.ts'
import type { Tab, World } from '../support/world.ts'
import { handOut, make, verona, WEB } from './inviting.ts'

const PAGE = 'https://verona.example/invites'
let world: World
let tab: Tab
/** What the web was asked for. */
let asked: { url: string; init: RequestInit | undefined }[]
let web: (url: string) => Response | null

async function begin(habits: Parameters<typeof verona>, knowsServer = true) {
  world = verona(...habits)
  world.knowsServer = knowsServer
  asked = []
  web = () => new Response()
  world.web = async (url, init) => {
    asked.push({ url, init })
    const response = web(url)
    if (!response) throw new TypeError('nobody there')
    return response
  }
  ;({ tab } = await world.signedIn('romeo'))
}
afterEach(() => world.end())

const check = (id: string): Promise<Preflight> => world.during(tab.client.invites.check(id, WEB))
const uses = () => [...world.server.tokens.all.values()].map(({ accounts, contacts }) => accounts + contacts)

describe('an invite', () => {
  it('is good: page, server, registration and token', async () => {
    await begin([{ gives: 'account' }])
    const { invite } = await make(world, tab, 'contact-and-account')
    expect(await check(invite.id)).toEqual({ status: 'good' })
    expect(uses()).toEqual([0])
    expect(asked.map(({ url }) => url)).toEqual([WEB])
  })

  it('D3.6 is tried without telling any page the token, whoever asks', async () => {
    await begin([{ gives: 'account', page: PAGE }])
    const { invite, uri } = await make(world, tab, 'contact-and-account')
    const token = /preauth=([^;]+)/.exec(uri)?.[1] ?? ''
    expect(await check(invite.id)).toEqual({ status: 'good' })
    expect(asked).toMatchObject([
      { url: PAGE, init: { method: 'HEAD', credentials: 'omit', referrerPolicy: 'no-referrer' } },
    ])
    expect(JSON.stringify(asked)).not.toContain(token)
  })

  it('is used, where it makes an account and nobody walks in, as soon as the server knows it no more', async () => {
    await begin([{ gives: 'account', admins: ['romeo'] }])
    const { invite } = await make(world, tab, 'account')
    expect(await check(invite.id)).toEqual({ status: 'good' })
    for (const token of world.server.tokens.all.values()) token.accounts++
    expect(await check(invite.id)).toEqual({ status: 'token-refused' })
    const row = tab.client.invites.one(invite.id)
    const stop = row.subscribe(() => {})
    await world.idle()
    expect(row.get()?.state).toEqual({ is: 'used', by: null, at: world.time.now() })
    stop()
  })

  it('has a page that does not answer, or says that there is none', async () => {
    await begin([{ gives: 'account' }])
    const { invite } = await make(world, tab, 'contact-and-account')
    web = () => null
    expect(await check(invite.id)).toEqual({ status: 'page-unreachable', url: WEB })
    web = () => new Response(null, { status: 404 })
    expect(await check(invite.id)).toEqual({ status: 'page-unreachable', url: WEB })
  })

  it('is for a server that no browser finds, or that is not there', async () => {
    await begin([{ gives: 'account' }], false)
    const { invite } = await make(world, tab, 'contact-and-account')
    web = (url) => (url === WEB ? new Response() : new Response('{"links":[]}'))
    expect(await check(invite.id)).toEqual({ status: 'no-web-access', domain: DOMAIN })
    web = (url) => (url === WEB ? new Response() : null)
    expect(await check(invite.id)).toEqual({ status: 'unreachable', domain: DOMAIN })
  })

  it('is for a server that does not open', async () => {
    await begin([{ gives: 'account' }])
    const { invite } = await make(world, tab, 'contact-and-account')
    world.network.down = true
    expect(await check(invite.id)).toEqual({ status: 'unreachable', domain: DOMAIN })
  })

  it('is used, or over', async () => {
    await begin([{ gives: 'account' }])
    const { invite } = await handOut(world, tab, 'contact-and-account')
    for (const token of world.server.tokens.all.values()) token.accounts = 1
    expect(await check(invite.id)).toEqual({ status: 'token-refused' })
    expect(await check('never known')).toEqual({ status: 'token-refused' })
  })

  it('that only makes a contact needs no account to be made, and no token to be shown', async () => {
    await begin([{ gives: 'contact' }])
    const { invite } = await make(world, tab, 'contact')
    world.network.down = true
    expect(await check(invite.id)).toEqual({ status: 'good' })
  })

  it('that this program honours needs this program', async () => {
    await begin([{}])
    const { invite } = await make(world, tab, 'contact')
    expect(await check(invite.id)).toEqual({ status: 'needs-us' })
  })
})

it('D3.6 keeps the token out of every address', () => {
  const cases = [
    ['https://a.example/i/#romeo@a.example?roster;preauth=T0K3N', 'https://a.example/i/'],
    ['https://a.example/invites?T0K3N', 'https://a.example/invites'],
    ['https://a.example/invite/T0K3N/', 'https://a.example/'],
    ['https://a.example/invite/%540K3N/', 'https://a.example/'],
    ['https://a.example/%E0%A4%A/T0K3N', 'https://a.example/'],
  ]
  for (const [link = '', page] of cases) expect(withoutSecret(link, 'T0K3N')).toBe(page)
})
