import http from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openReturn } from '../../electron/loopback.ts'
import { returnPage } from '../../electron/return-page.ts'
import { createReturns } from '../../electron/returns.ts'
import { wordsIn } from '../../electron/words.ts'

const STATE = 'kR2vq8e1yX-0_aaaaaaaaa'
const page = () => returnPage(wordsIn('de'), 'de')
const closing: (() => void)[] = []

async function door(state = STATE) {
  const opened = await openReturn(state, { page })
  closing.push(opened.close)
  return opened
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

  it('takes the one answer of its state, leaves no code in the address, and closes', async () => {
    const { redirectUri, answer } = await door()
    const returned = `${redirectUri}?code=c0de&state=${STATE}&iss=https%3A%2F%2Fexample.org`
    const { status, headers, body } = await knock(returned)
    expect([status, headers.location, body]).toEqual([303, '/done', ''])
    expect(await answer).toBe(returned)
    // Once.
    expect((await knock(returned)).status).toBe(404)
    const done = await knock(new URL('/done', redirectUri).href)
    expect(done.status).toBe(200)
    expect(done.body).toContain('Zurück zu Tessera')
    expect(done.headers['content-security-policy']).toContain("default-src 'none'")
    expect(done.headers['cache-control']).toBe('no-store')
    expect(done.headers['referrer-policy']).toBe('no-referrer')
    await vi.waitFor(() => expect(knock(redirectUri)).rejects.toThrow())
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

  it('closes when nobody comes, and when it is given up', async () => {
    const { answer, close, redirectUri } = await door()
    close()
    expect(await answer).toBeNull()
    await expect(knock(redirectUri)).rejects.toThrow()
    const late = await openReturn(STATE, { page, patience: 1 })
    expect(await late.answer).toBeNull()
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
  function desk() {
    const opened: string[] = []
    const returns = createReturns({ page, openOutside: (address) => opened.push(address) })
    closing.push(returns.closeAll)
    return { opened, returns }
  }

  it('open its page, and give back what came', async () => {
    const { opened, returns } = desk()
    const { id, redirectUri } = await returns.open(STATE)
    const answer = returns.await(id, 'https://example.org/authorize?state=x')
    await knock(`${redirectUri}?code=c&state=${STATE}`)
    expect(await answer).toContain('code=c')
    expect(opened).toEqual(['https://example.org/authorize?state=x'])
    // The door is gone.
    expect(await returns.await(id, 'https://example.org/')).toBeNull()
    expect(opened).toHaveLength(1)
  })

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://example.org/',
    'smb://x',
    'https://a:b@example.org/',
  ])('never open %s', async (url) => {
    const { opened, returns } = desk()
    const { id } = await returns.open(STATE)
    expect(await returns.await(id, url)).toBeNull()
    expect(opened).toEqual([])
  })

  it('are few at a time: the oldest is given up', async () => {
    const { returns } = desk()
    const ids: string[] = []
    const answers: Promise<string | null>[] = []
    for (let index = 0; index < 5; index++) {
      const { id } = await returns.open(STATE)
      ids.push(id)
      answers.push(returns.await(id, 'https://example.org/'))
    }
    expect(await answers[0]).toBeNull()
    returns.close(ids[1] ?? '')
    returns.close('no such door')
    expect(await answers[1]).toBeNull()
    returns.closeAll()
    expect(await Promise.all(answers)).toEqual([null, null, null, null, null])
  })
})
