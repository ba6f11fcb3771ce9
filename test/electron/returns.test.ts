import { createHash } from 'node:crypto'
import http from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDoor } from '../../electron/loopback.ts'
import { returnPage } from '../../electron/return-page.ts'
import { createReturns } from '../../electron/returns.ts'
import { wordsIn } from '../../electron/words.ts'

const STATE = 'kR2vq8e1yX-0_aaaaaaaaa'
const page = () => returnPage(wordsIn('de'), 'de')
const closing: (() => void)[] = []

async function door(patience?: number) {
  const opened = await openDoor({ page, ...(patience === undefined ? {} : { patience }) })
  closing.push(opened.close)
  return { ...opened, answer: opened.wait(STATE) }
}

/** Without following, and with a Host of one's choice: `fetch` allows neither. */
function knock(
  url: string,
  options: http.RequestOptions = {},
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    http
      .request(url, { agent: false, ...options }, (response) => {
        let body = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          body += part
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        )
      })
      .on('error', reject)
      .end()
  })
}

afterEach(() => {
  for (const close of closing.splice(0)) close()
})

describe('the way back from the browser', () => {
  it('is on this machine alone', async () => {
    const { redirectUri } = await door()
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/return$/)
  })

  it('RFC 8252 §7.3: is on the port of the last time, so that a server knows the address again', async () => {
    let last: number | null = null
    const port = {
      last: () => last,
      keep(next: number) {
        last = next
      },
    }
    const first = await openDoor({ page, port })
    const { redirectUri } = first
    expect(new URL(redirectUri).port).toBe(String(last))
    // Somebody else has it: another one, which is the one from then on.
    const second = await openDoor({ page, port })
    closing.push(second.close)
    expect(second.redirectUri).not.toBe(redirectUri)
    expect(new URL(second.redirectUri).port).toBe(String(last))
    last = Number(new URL(redirectUri).port)
    first.close()
    const third = await openDoor({ page, port })
    closing.push(third.close)
    expect(third.redirectUri).toBe(redirectUri)
  })

  it('takes the one answer of its state, and leaves no code in the address', async () => {
    const { redirectUri, answer, wait } = await door()
    expect((await knock(new URL('/done', redirectUri).href)).status).toBe(404)
    const returned = `${redirectUri}?code=c0de&state=${STATE}&iss=https%3A%2F%2Fexample.org`
    const { status, headers, body } = await knock(returned)
    expect([status, headers.location, body]).toEqual([303, '/done', ''])
    expect(await answer).toBe(returned)
    // Once.
    expect((await knock(returned)).status).toBe(404)
    const done = await knock(new URL('/done', redirectUri).href)
    expect(done.status).toBe(200)
    expect(done.body).toContain('Zurück zu Tessera')
    const [, style = ''] = /<style>([^<]*)<\/style>/.exec(done.body) ?? []
    const hash = createHash('sha256').update(style).digest('base64')
    expect(done.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/)
    expect(done.headers['content-security-policy']).toContain(`'sha256-${hash}'`)
    expect(done.headers['cache-control']).toBe('no-store')
    expect(done.headers['referrer-policy']).toBe('no-referrer')
    // For the next sign-in, by its own state.
    const next = wait('another-state-of-its-own')
    await knock(`${redirectUri}?error=x&state=another-state-of-its-own`)
    expect(await next).toContain('error=x')
  })

  it('takes a refusal as an answer, too', async () => {
    const { redirectUri, answer } = await door()
    await knock(`${redirectUri}?error=access_denied&state=${STATE}`)
    expect(await answer).toContain('error=access_denied')
  })

  it('turns away whoever guesses, and still waits for the right one', async () => {
    const { redirectUri, answer } = await door()
    const { host } = new URL(redirectUri)
    const wrong: [string, http.RequestOptions?][] = [
      [redirectUri],
      [`${redirectUri}?code=x&state=`],
      [`${redirectUri}?code=x&state=${STATE}x`],
      [`${redirectUri}?code=x&state=${STATE.toLowerCase()}`],
      [`${redirectUri}?code=x&state=wrong&state=${STATE}`],
      [`${redirectUri}?code=x&state=${STATE}`, { method: 'POST' }],
      [`${redirectUri}?code=x&state=${STATE}`, { method: 'HEAD' }],
      // A page of another name that resolves to this machine.
      [
        `${redirectUri}?code=x&state=${STATE}`,
        { headers: { host: host.replace('127.0.0.1', 'evil.example') } },
      ],
      [`${redirectUri}?code=x&state=${STATE}`, { headers: { host: host.replace('127.0.0.1', 'localhost') } }],
      [`http://${host}/?code=x&state=${STATE}`],
      [`http://${host}/return/?code=x&state=${STATE}`],
      [`http://${host}/done`],
    ]
    for (const [url, options] of wrong) expect((await knock(url, options)).status, url).toBe(404)
    const right = `${redirectUri}?code=right&state=${STATE}`
    await knock(right)
    expect(await answer).toBe(right)
  })

  it('is given up when nobody comes, and when it closes', async () => {
    const { answer, close, redirectUri, wait, giveUp } = await door()
    const other = wait('another-state-of-its-own')
    expect(wait('another-state-of-its-own')).toBe(other)
    giveUp('another-state-of-its-own')
    giveUp('never heard of')
    expect(await other).toBeNull()
    close()
    expect(await answer).toBeNull()
    await expect(knock(redirectUri)).rejects.toThrow()
    expect(await (await door(1)).answer).toBeNull()
  })

  it('says in which language it speaks, and is read from the right side', () => {
    const page = (language: string) => returnPage(wordsIn(language), language)
    expect(page('de-CH')).toContain('<html lang="de-CH" dir="ltr">')
    expect(page('ar')).toContain('<html lang="ar" dir="rtl">')
    expect(page('pt-BR')).toContain('<html lang="en" dir="ltr">')
  })

  it('waits for few at a time: the oldest is given up', async () => {
    const { answer, wait } = await door()
    for (const one of ['one', 'two', 'three', 'four']) void wait(one.padEnd(20, '-'))
    expect(await answer).toBeNull()
  })
})

describe('the page after it', () => {
  it('holds nothing but words', () => {
    const hostile = { ...wordsIn('en'), returnTitle: '<script>alert("1")</script>' }
    expect(returnPage(hostile, '"><script>')).not.toContain('<script>')
    expect(page()).not.toMatch(/<script|src=|href=|\son\w+=/)
  })
})

describe('sign-ins in the browser of the system', () => {
  const PAGE = `https://example.org/authorize?client_id=x&state=${STATE}`

  function desk() {
    const opened: string[] = []
    const returns = createReturns({ page, openOutside: (address) => opened.push(address) })
    closing.push(returns.close)
    return { opened, returns }
  }

  it('open its page, and give back what came', async () => {
    const { opened, returns } = desk()
    const door = await returns.open()
    expect(await returns.open()).toBe(door)
    const answer = returns.visit(PAGE)
    await vi.waitFor(() => expect(opened).toEqual([PAGE]))
    await knock(`${door}?code=c&state=${STATE}`)
    expect(await answer).toContain('code=c')
  })

  it('can be given up', async () => {
    const { opened, returns } = desk()
    await returns.open()
    const answer = returns.visit(PAGE)
    await vi.waitFor(() => expect(opened).toHaveLength(1))
    returns.giveUp(PAGE)
    returns.giveUp('nothing')
    expect(await answer).toBeNull()
    returns.close()
    expect(await returns.visit(PAGE)).toBeNull()
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    `http://example.org/?state=${STATE}`,
    `smb://x?state=${STATE}`,
    `https://a:b@example.org/?state=${STATE}`,
    'https://example.org/',
    'https://example.org/?state=short',
    `https://example.org/?state=${STATE}&state=${STATE}`,
  ])('never open %s', async (url) => {
    const { opened, returns } = desk()
    await returns.open()
    expect(await returns.visit(url)).toBeNull()
    expect(opened).toEqual([])
  })
})
