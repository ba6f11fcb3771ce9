import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type DiscoverOptions, discover } from '../../src/xmpp/discover.ts'

const RELATION = 'urn:xmpp:alt-connections:websocket'
const xrd = (href: string) =>
  `<?xml version='1.0' encoding='utf-8'?>\n<!-- by hand -->\n<XRD xmlns='http://docs.oasis-open.org/ns/xri/xrd-1.0'>\n  <Link rel='urn:xmpp:alt-connections:xbosh' href='https://verona.example/bosh'/>\n  <Link rel='${RELATION}' href='${href}'/>\n</XRD>\n`
const jrd = (...hrefs: string[]) =>
  JSON.stringify({ links: [{ rel: 'other' }, null, ...hrefs.map((href) => ({ rel: RELATION, href }))] })
const XML = 'https://verona.example/.well-known/host-meta'
const JSON_ = `${XML}.json`
const PLAIN = 'http://verona.example/.well-known/host-meta'

type Answer = Response | 'no-cors' | 'nobody' | 'never'
const from = (body: string, url: string, status = 200) => {
  const response = new Response(body, { status })
  Object.defineProperty(response, 'url', { value: url })
  return response
}

/** A web as a browser sees it: what is not allowed rejects, unless nobody wants to read it. */
function web(answers: Record<string, Answer>) {
  const asked: string[] = []
  const fetch = (async (url: string, init: RequestInit) => {
    asked.push(`${init.mode} ${url}`)
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
    const answer = answers[url] ?? 'nobody'
    if (answer === 'never')
      return new Promise((_, reject) => {
        const end = () => reject(new DOMException('aborted', 'AbortError'))
        if (init.signal?.aborted) end()
        init.signal?.addEventListener('abort', end)
      })
    if (answer instanceof Response) return answer
    if (answer === 'no-cors' && init.mode === 'no-cors') return Response.error()
    throw new TypeError('Failed to fetch')
  }) as DiscoverOptions['fetch']
  return { asked, fetch }
}

const look = (
  answers: Record<string, Answer>,
  more: Partial<DiscoverOptions> = {},
  domain = 'verona.example',
) => discover(domain, { fetch: web(answers).fetch, overrides: {}, ...more })

describe('finding the WebSocket of a domain (XEP-0156)', () => {
  it('reads either document', async () => {
    const found = { status: 'found', websocket: 'wss://xmpp.verona.example/ws' }
    expect(await look({ [XML]: new Response(xrd('wss://xmpp.verona.example/ws')) })).toEqual(found)
    expect(await look({ [JSON_]: new Response(jrd('wss://xmpp.verona.example/ws')) })).toEqual(found)
    expect(
      await look({
        [JSON_]: new Response('not found', { status: 404 }),
        [XML]: new Response(xrd('wss://xmpp.verona.example/ws')),
      }),
    ).toEqual(found)
  })

  it('does not wait for the slower document', async () => {
    expect(await look({ [JSON_]: 'never', [XML]: new Response(xrd('wss://a.example/')) })).toMatchObject({
      status: 'found',
    })
  })

  it('asks nobody where the deployment knows better', async () => {
    const { asked, fetch } = web({})
    const overrides = { 'verona.example': { websocket: 'wss://ws.verona.example/x' } }
    expect(await discover('verona.example', { fetch, overrides })).toEqual({
      status: 'found',
      websocket: 'wss://ws.verona.example/x',
    })
    expect(asked).toEqual([])
    expect(
      await discover('constructor', {
        fetch,
        overrides: Object.create({ constructor: { websocket: 'wss://a.example' } }),
      }),
    ).toEqual({ status: 'no-server' })
  })

  it('D5.14 follows no deployment out of encryption, except on this machine', async () => {
    const overrides = {
      'verona.example': { websocket: 'ws://verona.example/' },
      'a.localhost': { websocket: 'ws://a.localhost:5280/ws' },
    }
    expect(await look({}, { overrides })).toEqual({ status: 'no-server' })
    expect(await look({}, { overrides }, 'a.localhost')).toEqual({
      status: 'found',
      websocket: 'ws://a.localhost:5280/ws',
    })
  })

  it('D5.14 asks over https only, and believes in wss: only', async () => {
    const { asked, fetch } = web({
      [JSON_]: new Response(jrd('ws://verona.example/', 'https://verona.example/', 'nonsense')),
    })
    expect(await discover('verona.example', { fetch, overrides: {} })).toEqual({ status: 'no-web-access' })
    expect(asked.sort()).toEqual([`cors ${XML}`, `cors ${JSON_}`])
    expect(
      await look({ [JSON_]: new Response(jrd('ws://verona.example/', 'wss://verona.example/')) }),
    ).toEqual({
      status: 'found',
      websocket: 'wss://verona.example/',
    })
  })

  it('follows a redirect, but not out of encryption', async () => {
    const document = jrd('wss://hosting.example/ws')
    expect(await look({ [JSON_]: from(document, 'https://hosting.example/meta.json') })).toMatchObject({
      status: 'found',
    })
    expect(await look({ [JSON_]: from(document, 'http://hosting.example/meta.json') })).toEqual({
      status: 'no-web-access',
    })
  })

  it('lets no strange domain send us to a service of this machine', async () => {
    for (const href of [
      'wss://localhost:8080/',
      'ws://127.0.0.1:5280/',
      'wss://[::1]/',
      'wss://x.localhost/',
    ])
      expect(await look({ [JSON_]: new Response(jrd(href)) })).toEqual({ status: 'no-web-access' })
    const local = {
      'https://verona.localhost/.well-known/host-meta.json': new Response(jrd('ws://verona.localhost:5280/')),
    }
    expect(await look(local, {}, 'verona.localhost')).toMatchObject({ status: 'found' })
  })

  it('takes no address with a password in it', async () => {
    expect(await look({ [XML]: new Response(xrd('wss://user:word@verona.example/')) })).toEqual({
      status: 'no-web-access',
    })
  })

  it('reads no document without end', async () => {
    let sent = 0
    const endless = new ReadableStream({
      pull: (controller) => {
        sent += 1024
        controller.enqueue(new Uint8Array(1024).fill(32))
      },
    })
    expect(await look({ [XML]: new Response(endless) })).toEqual({ status: 'no-web-access' })
    expect(sent).toBeLessThan(200_000)
  })

  it.each([
    '',
    '{',
    '[]',
    '{"links":{}}',
    'null',
    '<XRD><Link',
    '<html><body>hi</body></html>',
    '<!DOCTYPE x [<!ENTITY a "b">]><XRD/>',
  ])('takes the document %j for one that says nothing', async (text) => {
    expect(await look({ [XML]: new Response(text), [JSON_]: new Response(text) })).toEqual({
      status: 'no-web-access',
    })
  })
})

describe('why there is none', () => {
  it('a web server that lets nobody read: no web access', async () => {
    expect(await look({ [XML]: 'no-cors', [JSON_]: 'no-cors', [PLAIN]: 'no-cors' })).toEqual({
      status: 'no-web-access',
    })
  })

  it('nobody there: no server', async () => {
    expect(await look({})).toEqual({ status: 'no-server' })
  })

  it('there without encryption only: the certificate', async () => {
    expect(await look({ [PLAIN]: 'no-cors' })).toEqual({ status: 'certificate' })
  })

  it('no network here: offline', async () => {
    const { asked, fetch } = web({})
    expect(await discover('verona.example', { fetch, overrides: {}, online: () => false })).toEqual({
      status: 'offline',
    })
    expect(asked.filter((each) => each.startsWith('no-cors'))).toEqual([])
  })
})

describe('patience', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ends by itself when nobody answers', async () => {
    const looking = look({ [XML]: 'never', [JSON_]: 'never', [PLAIN]: 'never' })
    await vi.runAllTimersAsync()
    expect(await looking).toEqual({ status: 'no-server' })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends when the person does something else', async () => {
    const leave = new AbortController()
    const looking = look({ [XML]: 'never', [JSON_]: 'never' }, { signal: leave.signal })
    leave.abort()
    await expect(looking).rejects.toThrow('aborted')
    expect(vi.getTimerCount()).toBe(0)
  })
})
