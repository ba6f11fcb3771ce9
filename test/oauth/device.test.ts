import { describe, expect, it } from 'vitest'
import { authorizeDevice, knowsDevices, mayAskAsDevice } from '../../src/oauth/device-authorization.ts'
import { awaitTokens } from '../../src/oauth/device-tokens.ts'
import type { Issuer } from '../../src/oauth/issuer.ts'
import { OAuthFailure } from '../../src/oauth/oauth-failure.ts'
import { DEVICE_GRANT } from '../../src/oauth/registration.ts'

const NAME = 'https://verona.example'
const DEVICE = `${NAME}/oauth2/device`
const TOKEN = `${NAME}/oauth2/token`
const CLIENT = { id: 'tessera', secret: 'a secret', secretEnds: null }

const issuer = (patch: Partial<Issuer> = {}): Issuer => ({
  name: NAME,
  origin: NAME,
  server: { issuer: NAME, device_authorization_endpoint: DEVICE, token_endpoint: TOKEN },
  scopes: null,
  grants: [DEVICE_GRANT],
  ...patch,
})

interface Asked {
  url: string
  authorization: string | null
  body: string
}

/** Answers one after the other; a function is called, so that it can throw. */
function server(...answers: (Response | (() => Response))[]) {
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, { method: init?.method, headers: init?.headers, body: init?.body })
    asked.push({
      url: request.url,
      authorization: request.headers.get('authorization'),
      body: await request.text(),
    })
    const answer = answers.shift()
    if (!answer) throw new TypeError('nobody there')
    return typeof answer === 'function' ? answer() : answer
  }
  return { fetch, asked }
}

const says = (body: object, status = 200) => Response.json(body, { status })
const refuses = (error: string) => says({ error }, 400)
const noAnswer = () => {
  throw new TypeError('cut')
}

const CODE = {
  device_code: 'for the device',
  user_code: 'WDJB-MJHT',
  verification_uri: DEVICE,
  verification_uri_complete: `${DEVICE}?user_code=WDJB-MJHT`,
  expires_in: 600,
}
const TOKENS = { access_token: 'in', token_type: 'bearer', expires_in: 3600, refresh_token: 'again' }

const problemOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  return error instanceof OAuthFailure ? `${error.problem} ${error.code}` : error
}

describe('asking for a code (RFC 8628 §3.1)', () => {
  it('names the program in the header, and nobody but the issuer is asked', async () => {
    const { fetch, asked } = server(says(CODE))
    expect(await authorizeDevice(issuer(), CLIENT, ['xmpp', 'offline_access'], { fetch })).toEqual({
      deviceCode: 'for the device',
      userCode: 'WDJB-MJHT',
      complete: `${DEVICE}?user_code=WDJB-MJHT`,
      lasts: 600,
      interval: 5,
    })
    expect(asked).toEqual([
      {
        url: DEVICE,
        authorization: `Basic ${btoa('tessera:a+secret')}`,
        body: 'scope=xmpp+offline_access&client_id=tessera',
      },
    ])
  })

  it('makes the whole address itself where the server gives none', async () => {
    const { verification_uri_complete: _, ...plain } = CODE
    const { fetch } = server(says(plain))
    expect(await authorizeDevice(issuer(), CLIENT, [], { fetch })).toMatchObject({
      complete: `${DEVICE}?user_code=WDJB-MJHT`,
    })
  })

  it('sends nobody to a page of somebody else', async () => {
    const { fetch } = server(
      says({ ...CODE, verification_uri_complete: 'https://evil.example/?user_code=A' }),
    )
    expect(await problemOf(authorizeDevice(issuer(), CLIENT, [], { fetch }))).toBe(
      'not-trusted verification_uri',
    )
  })

  it('is not done where the issuer does not know of it', async () => {
    const { fetch, asked } = server()
    const without = issuer({ grants: ['authorization_code'] })
    expect(knowsDevices(without)).toBe(false)
    expect(await mayAskAsDevice(without, { fetch })).toBe(false)
    expect(await problemOf(authorizeDevice(without, CLIENT, [], { fetch }))).toMatch(/^unsupported/)
    expect(asked).toEqual([])
  })

  it('is possible from here exactly where a refusal can be read', async () => {
    const told = server(says({ error: 'invalid_client' }, 401))
    expect(await mayAskAsDevice(issuer(), told)).toBe(true)
    expect(told.asked[0]?.authorization).not.toContain(btoa('tessera'))
    // The browser keeps the answer back: no CORS for this header.
    expect(await mayAskAsDevice(issuer(), server(noAnswer))).toBe(false)
    expect(await mayAskAsDevice(issuer(), server(says({}, 503)))).toBe(false)
  })
})

describe('waiting for it to be allowed (RFC 8628 §3.5)', () => {
  /** A clock that only waits move on. */
  function clock() {
    let time = 0
    const waits: number[] = []
    return {
      waits,
      now: () => time,
      async pause(milliseconds: number) {
        waits.push(milliseconds / 1000)
        time += milliseconds
      },
    }
  }
  const code = { deviceCode: 'for the device', userCode: 'A', complete: DEVICE, lasts: 600, interval: 5 }

  it('asks no sooner than it may, and brings the tokens', async () => {
    const time = clock()
    const { fetch, asked } = server(
      refuses('authorization_pending'),
      refuses('authorization_pending'),
      says(TOKENS),
    )
    expect(await awaitTokens(issuer(), CLIENT, code, { fetch }, time)).toEqual({
      access: 'in',
      refresh: 'again',
      lasts: 3600,
      scopes: null,
    })
    expect(time.waits).toEqual([5, 5, 5])
    expect(asked.map(({ url, authorization }) => [url, authorization])).toEqual([
      [TOKEN, null],
      [TOKEN, null],
      [TOKEN, null],
    ])
    expect(new URLSearchParams(asked[0]?.body).get('device_code')).toBe('for the device')
  })

  it('asks less often from then on when it is told to slow down, and for as long as nobody answers', async () => {
    const time = clock()
    const { fetch } = server(
      refuses('slow_down'),
      refuses('authorization_pending'),
      noAnswer,
      noAnswer,
      refuses('authorization_pending'),
      says(TOKENS),
    )
    await awaitTokens(issuer(), CLIENT, code, { fetch }, time)
    // Of the two that were not answered, the second was to find out whether anybody is there.
    expect(time.waits).toEqual([5, 10, 10, 20, 10])
  })

  it('ends when it was not allowed, or is over', async () => {
    for (const [word, problem] of [
      ['access_denied', 'denied'],
      ['expired_token', 'expired'],
      ['invalid_client', 'client-unknown'],
    ] as const)
      expect(await problemOf(awaitTokens(issuer(), CLIENT, code, server(refuses(word)), clock()))).toBe(
        `${problem} ${word}`,
      )
  })

  it('ends by itself when the code is over, whatever the server says', async () => {
    const always: typeof globalThis.fetch = async () => refuses('authorization_pending')
    const time = clock()
    expect(
      await problemOf(awaitTokens(issuer(), CLIENT, { ...code, lasts: 60 }, { fetch: always }, time)),
    ).toBe('expired expired_token')
    expect(time.waits.length).toBe(12)
  })
})
