import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createIssuers } from '../../electron/issuers.ts'
import type { IssuerQuestion } from '../../src/platform/desktop-api.ts'

const ISSUER = 'https://verona.example:5281'
const METADATA = `${ISSUER}/.well-known/oauth-authorization-server/oauth2`
const TOKEN = `${ISSUER}/oauth2/token`
const metadata = {
  issuer: `${ISSUER}/oauth2`,
  authorization_endpoint: `${ISSUER}/oauth2/authorize`,
  token_endpoint: TOKEN,
  registration_endpoint: `${ISSUER}/oauth2/register`,
  revocation_endpoint: 'https://elsewhere.example/revoke',
  device_authorization_endpoint: 5,
}

const get = (url: string, more: Partial<IssuerQuestion> = {}): IssuerQuestion => ({
  url,
  method: 'GET',
  headers: { accept: 'application/json' },
  body: '',
  ...more,
})
const post = (url: string, more: Partial<IssuerQuestion> = {}): IssuerQuestion => ({
  url,
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic eDp5' },
  body: 'grant_type=x',
  ...more,
})

function desk(answer: (url: string) => Response = () => Response.json(metadata)) {
  const asked: [url: string, init: RequestInit][] = []
  const ask = createIssuers({
    async fetch(url, init) {
      asked.push([url, init])
      return answer(url)
    },
  })
  return { ask, asked }
}

describe('those who grant access', () => {
  it("are asked what they say of themselves, and then where they name there, in nobody else's name", async () => {
    const { ask, asked } = desk()
    const answer = await ask(get(METADATA))
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } })
    expect(JSON.parse(answer?.body ?? '')).toEqual(metadata)
    expect(await ask(post(TOKEN))).not.toBeNull()
    expect(asked.map(([url]) => url)).toEqual([METADATA, TOKEN])
    for (const [, init] of asked)
      expect(init).toMatchObject({ credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' })
    expect(asked[1]?.[1]).toMatchObject({ body: 'grant_type=x', headers: { authorization: 'Basic eDp5' } })
  })

  it('say what they refuse, and who is to be named', async () => {
    const { ask } = desk((url) =>
      url === METADATA
        ? Response.json(metadata)
        : new Response('{"error":"invalid_client"}', {
            status: 401,
            headers: { 'www-authenticate': 'Basic realm="x"', 'set-cookie': 'a=b', 'x-more': 'no' },
          }),
    )
    await ask(get(METADATA))
    expect(await ask(post(TOKEN))).toEqual({
      status: 401,
      headers: { 'content-type': 'text/plain;charset=UTF-8', 'www-authenticate': 'Basic realm="x"' },
      body: '{"error":"invalid_client"}',
    })
  })

  it.each([
    ['before they said anything', post(TOKEN), false],
    ['where a person goes', post(metadata.authorization_endpoint), true],
    ['what they name on another host', post(metadata.revocation_endpoint), true],
    ['another address of theirs', post(`${ISSUER}/admin`), true],
    ['the same with a query', post(`${TOKEN}?x=1`), true],
    ['as another kind of thing', post(TOKEN, { headers: { 'content-type': 'text/xml' } }), true],
    ['without a kind', post(TOKEN, { headers: {} }), true],
    ['any page by GET', get(TOKEN), true],
    ['metadata with a query', get(`${METADATA}?callback=x`), false],
    ["metadata in somebody's name", get(METADATA, { headers: { authorization: 'Basic eDp5' } }), false],
    ['unencrypted', get(METADATA.replace('https', 'http')), false],
    ['with a password in the address', get(METADATA.replace('//', '//me:secret@')), false],
    ['a file', get('file:///.well-known/openid-configuration'), false],
    ['nothing', get('not an address'), false],
    ['a name that only begins like it', get(`${ISSUER}/.well-known/oauth-authorization-serverx`), false],
    ['a way out of it', get(`${ISSUER}/.well-known/oauth-authorization-server/../../admin`), false],
  ])('are not asked: %s', async (_, question, isKnown) => {
    const { ask, asked } = desk()
    if (isKnown) await ask(get(METADATA))
    expect(await ask(question)).toBeNull()
    expect(asked).toHaveLength(isKnown ? 1 : 0)
  })

  it('may be on this machine without encryption', async () => {
    for (const host of ['localhost:5280', '127.0.0.1', '[::1]:80', 'prosody.localhost'])
      expect(await desk().ask(get(`http://${host}/.well-known/openid-configuration`)), host).not.toBeNull()
  })

  it('are believed only when they answer as such', async () => {
    for (const answer of [
      () => Response.json(metadata, { status: 404 }),
      () => new Response('<html>'),
      () => new Response('null'),
    ]) {
      const { ask, asked } = desk(answer)
      await ask(get(METADATA))
      expect(await ask(post(TOKEN))).toBeNull()
      expect(asked).toHaveLength(1)
    }
  })

  it('are not listened to without end, nor at all when they fail', async () => {
    let sent = 0
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(to) {
            sent += 65_536
            to.enqueue(new Uint8Array(65_536))
          },
        }),
      )
    expect(await desk(endless).ask(get(METADATA))).toBeNull()
    expect(sent).toBeLessThan(1024 * 1024)
    const broken = desk(() => {
      throw new TypeError('redirected')
    })
    expect(await broken.ask(get(METADATA))).toBeNull()
  })

  it('are nobody else, whatever is asked', async () => {
    const urls = fc.oneof(
      fc.webUrl(),
      fc.constantFrom(METADATA, TOKEN, `${ISSUER}/`, 'http://192.168.1.1/.well-known/openid-configuration'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(urls, fc.boolean()), { maxLength: 6 }), async (all) => {
        const { ask, asked } = desk()
        for (const [url, sends] of all) await ask(sends ? post(url) : get(url))
        for (const [url, { method }] of asked)
          expect(
            method === 'GET'
              ? url.includes('/.well-known/')
              : [TOKEN, metadata.registration_endpoint].includes(url),
          ).toBe(true)
      }),
    )
  })
})
