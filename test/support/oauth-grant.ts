/** Access for a program, given by HTTP as a person gives it in a browser: what the server asks is answered, page by page. */
import { createHash, randomBytes } from 'node:crypto'
import '../../server/localhost-names.mjs'
import type { Person } from './prosody.ts'

export interface MadeGrant {
  accessToken: string
  refreshToken: string
  /** Another access token for a refresh token, which is worth nothing afterwards. */
  renew(refreshToken: string): Promise<Pick<MadeGrant, 'accessToken' | 'refreshToken'>>
}

const REDIRECT = 'http://localhost:15295/callback'
const SCOPE = 'xmpp openid offline_access'
const url64 = (bytes: Buffer) => bytes.toString('base64url')

/** `http`: the server's address over HTTP, `http://tessera.localhost:5280`. */
export async function makeGrant(http: string, person: Person, program: string): Promise<MadeGrant> {
  const client = await post(`${http}/oauth2/register`, {
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      client_name: program,
      client_uri: 'https://program.example/',
      application_type: 'native',
      redirect_uris: [REDIRECT],
      grant_types: ['authorization_code', 'refresh_token'],
      scope: SCOPE,
    }),
  }).then((answer) => answer.json())
  const verifier = url64(randomBytes(32))
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: REDIRECT,
    scope: SCOPE,
    state: 'state',
    code_challenge: url64(createHash('sha256').update(verifier).digest()),
    code_challenge_method: 'S256',
  })
  const page = `${http}/oauth2/authorize?${query}`
  const code = (await approve(page, person)).searchParams.get('code') ?? ''
  const { client_id, client_secret } = client
  const askToken = async (what: Record<string, string>) => {
    const body = new URLSearchParams({ client_id, client_secret, ...what })
    const { access_token, refresh_token } = await (await post(`${http}/oauth2/token`, { body })).json()
    return { accessToken: access_token as string, refreshToken: refresh_token as string }
  }
  const given = await askToken({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: verifier,
  })
  return {
    ...given,
    renew: (refresh_token) => askToken({ grant_type: 'refresh_token', refresh_token }),
  }
}

/** Answers the server's pages as somebody who agrees does; resolves with where one is sent then. */
export async function approve(page: string, person: Person): Promise<URL> {
  const asked = await post(page, {
    body: new URLSearchParams({ username: person.user, password: person.password }),
  }).then((answer) => answer.text())
  const allowed = new URLSearchParams(
    [...asked.matchAll(/name="scope" value="([^"]+)"/g)].map(([, scope = '']) => ['scope', scope]),
  )
  allowed.set('user_token', /name="user_token" value="([^"]+)"/.exec(asked)?.[1] ?? '')
  allowed.set('consent', 'granted')
  const { headers } = await post(page, { body: allowed, redirect: 'manual' })
  return new URL(headers.get('location') ?? '')
}

/** RFC 7009. */
export async function revokeToken(http: string, token: string): Promise<void> {
  const { status } = await post(`${http}/oauth2/revoke`, { body: new URLSearchParams({ token }) })
  if (status !== 200) throw new Error(`not taken back: ${status}`)
}

/** Prosody knows forms by this type alone, and not with a character set behind it. */
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (address: string, init: RequestInit) =>
  fetch(address, { method: 'POST', headers: FORM, ...init })
