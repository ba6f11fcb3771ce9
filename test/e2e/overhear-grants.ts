/** What goes between the program and who grants access, and the same questions asked from outside of it. */
import '../../server/localhost-names.mjs'
import type { BrowserContext } from '@playwright/test'

export interface Overheard {
  /** Addresses that people were sent back to. */
  readonly returns: string[]
  /** Bodies of questions for tokens, and the answers. */
  readonly asked: URLSearchParams[]
  readonly given: { access: string; refresh: string }[]
  readonly registrations: Record<string, unknown>[]
}

/** What goes between the program and who grants access, read on the way. */
export function overhearGrants(context: BrowserContext): Overheard {
  const heard: Overheard = { returns: [], asked: [], given: [], registrations: [] }
  context.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.endsWith('/oauth.html') && search) heard.returns.push(request.url())
    if (pathname === '/oauth2/register') heard.registrations.push(request.postDataJSON())
    if (pathname === '/oauth2/token') heard.asked.push(new URLSearchParams(request.postData() ?? ''))
  })
  context.on('response', async (response) => {
    if (new URL(response.url()).pathname !== '/oauth2/token' || !response.ok()) return
    const { access_token: access, refresh_token: refresh } = (await response.json()) as Record<string, string>
    heard.given.push({ access: access ?? '', refresh: refresh ?? '' })
  })
  return heard
}

export const secretsOf = ({ returns, asked, given }: Overheard): string[] =>
  [
    ...returns.map((url) => new URL(url).searchParams.get('code')),
    ...asked.map((body) => body.get('code_verifier')),
    ...given.flatMap(({ access, refresh }) => [access, refresh]),
  ]
    .filter((secret) => secret !== null)
    .map((secret) => secret.replace(/^secret-token:/, ''))

const issuerOf = ({ returns }: Overheard) => new URL(returns[0] ?? '').searchParams.get('iss') ?? ''

/** As the program asks, from outside of it. */
export const refresh = (heard: Overheard, token: string) => {
  const [asked] = heard.asked
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: asked?.get('client_id') ?? '',
    client_secret: asked?.get('client_secret') ?? '',
  })
  return send(`${issuerOf(heard)}/oauth2/token`, body)
}
export const revoke = (heard: Overheard, token: string) =>
  send(`${issuerOf(heard)}/oauth2/revoke`, new URLSearchParams({ token }))
export const send = async (url: string, body: URLSearchParams) => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(url, { method: 'POST', headers, body: body.toString() })
  return { status: response.status, text: await response.text() }
}

/** What was used to have access anew. */
export const refreshesOf = ({ asked }: Overheard) =>
  asked.filter((body) => body.get('grant_type') === 'refresh_token').map((body) => body.get('refresh_token'))
