import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { linkTargets, resolvePage } from '../../src/client/arriving/resolve-page.ts'

const PAGE = 'https://verona.example/invites/T0KEN'
const URI = 'xmpp:romeo@verona.example?roster;preauth=T0KEN;ibr=y'

interface Asked {
  url: string
  init: RequestInit
}

/** A web that answers as it is told; an answer of null is a request that fails. */
function web(answers: (Response | null)[]) {
  const asked: Asked[] = []
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    asked.push({ url: String(url), init })
    const answer = answers.shift()
    if (!answer) throw new TypeError('Failed to fetch')
    return answer
  }
  return { asked, fetch: fetch as typeof globalThis.fetch }
}

function page(link: string | null, facts: { status?: number; type?: string; url?: string } = {}): Response {
  const answer = new Response('the page', {
    status: facts.status ?? 200,
    headers: link === null ? {} : { link },
  })
  Object.defineProperty(answer, 'type', { value: facts.type ?? 'cors' })
  Object.defineProperty(answer, 'url', { value: facts.url ?? PAGE })
  return answer
}

describe('a page that may stand for an invite', () => {
  it.each([
    ['with the relation', `<${URI}>; rel="alternate"`],
    ['among several relations', `</style.css>; rel=preload, <${URI}>; type="x"; rel="canonical ALTERNATE"`],
    ['without any, as ejabberd says it', `<${URI}>`],
  ])('D1.12 tells it in its Link header, %s', async (_, link) => {
    const { fetch } = web([page(link)])
    expect(await resolvePage(PAGE, fetch)).toEqual({
      status: 'found',
      invite: {
        kind: 'contact-and-account',
        inviter: 'romeo@verona.example',
        domain: 'verona.example',
        username: null,
        token: 'T0KEN',
        name: null,
      },
    })
  })

  it.each([
    ['leads to another page', '<https://verona.example/register>; rel=alternate'],
    ['runs a script', '<javascript:alert(1)>'],
    ['means something else', `<${URI}>; rel="stylesheet"`],
    ['is no invite', '<xmpp:romeo@verona.example>; rel=alternate'],
    ['is torn', `<${URI}`],
  ])('D1.12 is not followed where its link %s', async (_, link) => {
    const { fetch, asked } = web([page(link)])
    expect(await resolvePage(PAGE, fetch)).toEqual({ status: 'nothing' })
    expect(asked).toHaveLength(1)
  })

  it('D1.12 is asked over https only, without credentials, cookies or a referrer', async () => {
    const { fetch, asked } = web([page(`<${URI}>`)])
    for (const url of [
      PAGE.replace('https', 'http'),
      'https://romeo:secret@verona.example/invite/T',
      URI,
      'text',
    ])
      expect(await resolvePage(url, fetch)).toEqual({ status: 'nothing' })
    expect(asked).toEqual([])
    await resolvePage(`${PAGE}#secret`, fetch)
    expect(asked).toMatchObject([
      {
        url: PAGE,
        init: { mode: 'cors', credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' },
      },
    ])
    expect(asked[0]?.init).not.toHaveProperty('headers')
  })

  it('is not believed once a redirect has led out of encryption', async () => {
    const { fetch } = web([page(`<${URI}>`, { url: 'http://verona.example/invite' })])
    expect(await resolvePage(PAGE, fetch)).toEqual({ status: 'nothing' })
  })

  it('that is gone says nothing', async () => {
    const { fetch } = web([page(`<${URI}>`, { status: 404 })])
    expect(await resolvePage(PAGE, fetch)).toEqual({ status: 'nothing' })
  })

  it('D1.12 that may not be read is told from one that is not there', async () => {
    expect(await resolvePage(PAGE, web([page(null)]).fetch)).toEqual({ status: 'unreadable' })
    expect(await resolvePage(PAGE, web([page(null, { type: 'basic' })]).fetch)).toEqual({ status: 'nothing' })
    const closed = web([null, page(null, { type: 'opaque', url: '' })])
    expect(await resolvePage(PAGE, closed.fetch)).toEqual({ status: 'unreadable' })
    expect(closed.asked[1]?.init).toMatchObject({ mode: 'no-cors', credentials: 'omit' })
    expect(await resolvePage(PAGE, web([null, null]).fetch)).toEqual({ status: 'unreachable' })
  })

  describe('that never answers', () => {
    beforeEach(() => void vi.useFakeTimers())
    afterEach(() => void vi.useRealTimers())

    it('is given up', async () => {
      const fetch = (_: unknown, init: RequestInit = {}) =>
        new Promise<Response>((_resolve, reject) => {
          if (init.signal?.aborted) reject(new DOMException('aborted', 'AbortError'))
          init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
        })
      const answer = resolvePage(PAGE, fetch as typeof globalThis.fetch)
      await vi.advanceTimersByTimeAsync(60_000)
      expect(await answer).toEqual({ status: 'unreachable' })
    })
  })
})

it('never throws over a header, and gives nothing that was not in it', () => {
  const part = fc.constantFrom('<', '>', ';', ',', '"', ' ', 'rel=', 'rel', '=', 'alternate', URI, 'x')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const header = parts.join('')
      for (const target of linkTargets(header)) expect(header).toContain(target)
    }),
  )
})
