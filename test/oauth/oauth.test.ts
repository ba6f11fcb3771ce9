import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { authorizationUrl, newErrand, readCallback } from '../../src/oauth/authorization.ts'
import { belongsTo, discoverIssuer, issuerOfMetadata } from '../../src/oauth/issuer.ts'
import { OAuthFailure } from '../../src/oauth/oauth-failure.ts'
import { type Program, registerClient } from '../../src/oauth/registration.ts'
import { revokeToken } from '../../src/oauth/revoke.ts'
import { scopesFor } from '../../src/oauth/scopes.ts'
import { exchangeCode, refreshTokens } from '../../src/oauth/tokens.ts'
import { FakeIssuer } from '../support/fake-issuer.ts'

const REDIRECT = 'https://chat.verona.example/oauth.html'
const PROGRAM: Program = {
  name: 'Tessera',
  site: 'https://chat.verona.example/',
  logo: 'https://chat.verona.example/icon.svg',
  softwareId: '9a0c6ae2-3f57-4d39-9b7e-6e1f0c7a52d4',
  version: '1.2.3',
  kind: 'web',
  redirects: [REDIRECT],
  grants: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
  scopes: ['xmpp', 'offline_access'],
}

let server: FakeIssuer
beforeEach(() => {
  server = new FakeIssuer()
})
const net = () => ({ fetch: server.fetch })
const discover = (metadata = server.metadataUrl) => discoverIssuer({ metadata }, net())
const failure = async (run: Promise<unknown>): Promise<OAuthFailure> => {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof OAuthFailure)) throw new Error(`not refused: ${String(error)}`)
  return error
}

/** As far as the person's yes. */
async function granted(account = 'juliet@verona.example') {
  const issuer = await discover()
  const client = await registerClient(issuer, PROGRAM, net())
  const errand = newErrand()
  const url = await authorizationUrl(issuer, {
    ...errand,
    client,
    redirect: REDIRECT,
    scopes: PROGRAM.scopes,
  })
  const back = server.visit(url, { account })
  const callback = () => readCallback(issuer, client, back.search, errand.state)
  const exchange = (verifier = errand.verifier) =>
    exchangeCode(issuer, client, { callback: callback(), redirect: REDIRECT, verifier }, net())
  return { issuer, client, errand, url: new URL(url), back, callback, exchange }
}

describe('what an issuer says of itself', () => {
  it('is read from where the server said, without cookies', async () => {
    const issuer = await discover()
    expect(issuer).toMatchObject({ name: 'https://verona.example', scopes: ['xmpp', 'openid'] })
    expect(server.requests).toMatchObject([{ method: 'GET', url: server.metadataUrl, credentials: 'omit' }])
  })

  it.each([
    ['https://a.example/.well-known/oauth-authorization-server', 'https://a.example/'],
    ['https://a.example/.well-known/oauth-authorization-server/b/c', 'https://a.example/b/c'],
    ['https://a.example/.well-known/openid-configuration', 'https://a.example/'],
    ['https://a.example/b/.well-known/openid-configuration', 'https://a.example/b'],
    ['https://a.example/elsewhere', undefined],
    ['https://a.example/.well-known/oauth-authorization-server?x', undefined],
    ['no address', undefined],
  ])('names by %s the issuer %s', (address, issuer) => {
    expect(issuerOfMetadata(address)?.issuer.href).toBe(issuer)
  })

  it('is refused when it names another issuer than was asked', async () => {
    server.metadata = { issuer: 'https://padua.example' }
    expect(await failure(discover())).toMatchObject({ problem: 'not-trusted', code: 'issuer' })
  })

  it.each(['token_endpoint', 'revocation_endpoint', 'registration_endpoint', 'authorization_endpoint'])(
    'is refused when its %s is somebody else’s',
    async (endpoint) => {
      server.metadata = { [endpoint]: 'https://padua.example/oauth2/it' }
      expect(await failure(discover())).toMatchObject({ problem: 'not-trusted', code: endpoint })
    },
  )

  it.each([
    'http://verona.example',
    'http://192.168.1.2',
    'ftp://verona.example',
    'https://a:b@verona.example',
  ])('is not asked for at %s', async (issuer) => {
    expect((await failure(discoverIssuer({ issuer }, net()))).problem).toBe('not-trusted')
    expect(server.requests).toEqual([])
  })

  it.each([
    'http://localhost:5280',
    'http://verona.localhost:5280',
    'http://127.0.0.1:5280',
    'http://[::1]:5280',
  ])('may come unencrypted from this machine: %s', async (name) => {
    server = new FakeIssuer(name)
    expect((await discover()).name).toBe(name)
  })

  it('tells nobody there from somebody who is closed to pages, by a question that holds nothing', async () => {
    let opaque = true
    const fetch: typeof globalThis.fetch = async (_, init) => {
      if (init?.mode === 'no-cors' && opaque) return Response.error()
      throw new TypeError('refused')
    }
    const ask = () => discoverIssuer({ issuer: 'https://verona.example' }, { fetch })
    expect((await failure(ask())).problem).toBe('closed-to-pages')
    opaque = false
    expect((await failure(ask())).problem).toBe('unreachable')
  })

  it('waits no longer for that question than for the first', async () => {
    vi.useFakeTimers()
    try {
      const fetch: typeof globalThis.fetch = (_, init) =>
        init?.mode === 'no-cors'
          ? new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(new TypeError())))
          : Promise.reject(new TypeError('refused'))
      const asked = failure(discoverIssuer({ issuer: 'https://verona.example' }, { fetch }))
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await Promise.race([asked, 'still waiting'])).toMatchObject({ problem: 'unreachable' })
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([
    [500, 'broken'],
    [404, 'unsupported'],
    [302, 'unsupported'],
  ])('of status %i is %s', async (status, problem) => {
    server.answers['/.well-known/oauth-authorization-server'] = () => new Response('', { status })
    expect((await failure(discover())).problem).toBe(problem)
  })
})

describe('whom an issuer may speak for', () => {
  const at = { domain: 'verona.example', websocket: 'wss://ws.montague.example/xmpp' }
  it.each([
    ['https://verona.example/', true],
    ['https://login.verona.example/a', true],
    ['https://ws.montague.example/', true],
    ['https://montague.example/', false],
    ['https://example/', false],
    ['https://notverona.example/', false],
    ['https://verona.example.padua.example/', false],
  ])('%s for verona.example: %s', (issuer, expected) => {
    expect(belongsTo(new URL(issuer), at)).toBe(expected)
  })

  it('is for who set the program up to widen, for one domain and one issuer', () => {
    const vouched = 'https://login.montague.example'
    expect(belongsTo(new URL('https://login.montague.example/'), { ...at, vouched })).toBe(true)
    expect(belongsTo(new URL('https://padua.example/'), { ...at, vouched })).toBe(false)
  })
})

describe('a registration', () => {
  it('D6.3 says who asks, and asks for nothing that the server does not know', async () => {
    await registerClient(await discover(), PROGRAM, net())
    const [request] = server.asked('/oauth2/register')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      client_name: 'Tessera',
      client_uri: 'https://chat.verona.example/',
      logo_uri: 'https://chat.verona.example/icon.svg',
      software_id: PROGRAM.softwareId,
      software_version: '1.2.3',
      application_type: 'web',
      redirect_uris: [REDIRECT],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: 'xmpp offline_access',
    })
  })

  it('that is not wanted is told as that', async () => {
    const issuer = await discover()
    server.answers['/oauth2/register'] = () =>
      Response.json({ error: 'invalid_redirect_uri' }, { status: 400 })
    expect(await failure(registerClient(issuer, PROGRAM, net()))).toMatchObject({
      problem: 'registration-refused',
      code: 'invalid_redirect_uri',
    })
    server.metadata = { registration_endpoint: undefined }
    expect((await failure(registerClient(await discover(), PROGRAM, net()))).problem).toBe(
      'registration-refused',
    )
  })

  it('D6.4 is for as little as there is a word for', () => {
    expect(scopesFor(['xmpp', 'xmpp:client:normal', 'openid'])).toEqual([
      'xmpp:client:normal',
      'offline_access',
    ])
    expect(scopesFor(['xmpp', 'prosody:admin'])).toEqual(['xmpp', 'offline_access'])
    expect(scopesFor(null)).toEqual(['xmpp', 'offline_access'])
  })
})

describe('the way there and back', () => {
  it('D6.3 goes with a challenge, a state, the exact address to come back to, and no verifier', async () => {
    const { url, errand } = await granted()
    const { code_challenge: challenge, ...rest } = Object.fromEntries(url.searchParams)
    expect(rest).toEqual({
      response_type: 'code',
      client_id: expect.stringContaining('client-'),
      redirect_uri: REDIRECT,
      scope: 'xmpp offline_access',
      state: errand.state,
      code_challenge_method: 'S256',
    })
    expect(challenge).toMatch(/^[\w-]{43}$/)
    expect(url.href).not.toContain(errand.verifier)
  })

  it('D6.3 is not gone to somebody who does not know S256', async () => {
    server.metadata = { code_challenge_methods_supported: ['plain'] }
    expect(await failure(granted())).toMatchObject({ problem: 'unsupported', code: 'S256' })
  })

  it.each([
    ['another state', (back: URL) => back.searchParams.set('state', 'x'), 'wrong-answer'],
    ['no state', (back: URL) => back.searchParams.delete('state'), 'wrong-answer'],
    ['two states', (back: URL) => back.searchParams.append('state', 'x'), 'wrong-answer'],
    ['another issuer', (back: URL) => back.searchParams.set('iss', 'https://padua.example'), 'wrong-answer'],
    ['no issuer, where there always is one', (back: URL) => back.searchParams.delete('iss'), 'wrong-answer'],
    ['two issuers', (back: URL) => back.searchParams.append('iss', 'https://padua.example'), 'wrong-answer'],
    ['a no', (back: URL) => back.searchParams.set('error', 'access_denied'), 'denied'],
    ['trouble of its own', (back: URL) => back.searchParams.set('error', 'server_error'), 'broken'],
    ['nothing', (back: URL) => back.searchParams.delete('code'), 'broken'],
    ['a token', (back: URL) => back.searchParams.set('token', 'x'), 'unsupported'],
  ])('D6.3 is not finished by who brings %s', async (_, change, problem) => {
    const { back, callback } = await granted()
    change(back)
    expect((await failure(Promise.resolve().then(callback))).problem).toBe(problem)
  })
})

describe('tokens', () => {
  it('are had for a code and its verifier, once, whatever else comes with them', async () => {
    const { exchange } = await granted()
    const tokens = await exchange()
    expect(tokens).toEqual({
      access: expect.stringContaining('access-'),
      refresh: expect.stringContaining('refresh-'),
      lasts: 3600,
      scopes: ['xmpp'],
    })
    expect((await failure(exchange())).problem).toBe('client-unknown')
  })

  it('D6.3 are not had by who only has the code', async () => {
    const { exchange } = await granted()
    expect((await failure(exchange(newErrand().verifier))).problem).toBe('expired')
  })

  it('are had anew by the one that lasts, which is good once', async () => {
    const { exchange, issuer, client } = await granted()
    const first = await exchange()
    const second = await refreshTokens(issuer, client, first.refresh ?? '', net())
    expect(second.access).not.toBe(first.access)
    expect((await failure(refreshTokens(issuer, client, first.refresh ?? '', net()))).problem).toBe('expired')
  })

  it('are taken back without a word of who asks', async () => {
    const { exchange, issuer, client } = await granted()
    const { access } = await exchange()
    await revokeToken(issuer, client, access, 'access_token', net())
    expect(server.revoked).toEqual([access])
    const [request] = server.asked('/oauth2/revoke')
    expect(request?.headers.get('authorization')).toBeNull()
    expect(request?.body).not.toContain('secret-')
  })

  it('go to the issuer alone, encrypted: a server that changes its mind, or sends on, gets none', async () => {
    const { exchange, issuer } = await granted()
    const elsewhere = {
      ...issuer,
      server: { ...issuer.server, token_endpoint: 'https://padua.example/token' },
    }
    const open = {
      ...issuer,
      server: { ...issuer.server, token_endpoint: 'http://verona.example/oauth2/token' },
    }
    const { client, callback, errand } = await granted()
    const what = { callback: callback(), redirect: REDIRECT, verifier: errand.verifier }
    for (const one of [elsewhere, open]) {
      const before = server.requests.length
      expect((await failure(exchangeCode(one, client, what, net()))).problem).toBe('not-trusted')
      expect(server.requests.length).toBe(before)
    }
    server.answers['/oauth2/token'] = () =>
      new Response(null, { status: 307, headers: { location: 'https://padua.example/token' } })
    expect((await failure(exchange())).problem).toBe('broken')
    for (const { url } of server.requests) expect(new URL(url).origin).toBe('https://verona.example')
  })

  it('stand in no error, whatever a server answers', async () => {
    const { exchange, errand, back } = await granted()
    const code = back.searchParams.get('code') ?? ''
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(200, 400, 401, 500),
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.constant(JSON.stringify({ error: `${code} ${errand.verifier}` })),
        ),
        async (status, body) => {
          server.answers['/oauth2/token'] = () =>
            new Response(body, { status, headers: { 'content-type': 'application/json' } })
          const error = await failure(exchange())
          for (const text of [String(error), JSON.stringify(error), String(error.stack), String(error.cause)])
            for (const secret of [code, errand.verifier]) expect(text).not.toContain(secret)
        },
      ),
    )
  })
})
