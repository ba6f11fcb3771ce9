/**
 * Who grants access for a server, in memory: RFC 8414, 7591, 6749 with PKCE, 7009, as Prosody answers; and a person who says yes
 * or no on its pages. Every request that reaches it is written down.
 */
import { createHash, randomUUID } from 'node:crypto'

export interface IssuerRequest {
  method: string
  url: string
  mode: RequestMode | undefined
  credentials: RequestCredentials | undefined
  headers: Headers
  body: string
}

interface Grant {
  account: string
  client: string
  scope: string
  access: Set<string>
  refresh: string | null
}

interface Waiting {
  client: string
  deviceCode: string
  /** Null: nobody has decided yet. */
  said: { account: string } | 'no' | null
}

interface Code {
  client: string
  redirect: string
  challenge: string
  account: string
  scope: string
}

export class FakeIssuer {
  readonly name: string
  readonly requests: IssuerRequest[] = []
  readonly clients = new Map<string, Record<string, unknown>>()
  readonly grants = new Set<Grant>()
  readonly revoked: string[] = []
  /** Seconds. */
  lasts: number | null = 3600
  /** What is said besides, or otherwise, of itself. */
  metadata: Record<string, unknown> = {}
  /** Answers in the place of its own, by the path; an error = nobody answers. */
  answers: Record<string, () => Response | Error | undefined> = {}
  /** With an ID token that nobody asked for. */
  identifies = true
  #codes = new Map<string, Code>()
  /** Of devices that wait, by what people type. */
  readonly devices = new Map<string, Waiting>()

  constructor(name = 'https://verona.example') {
    this.name = name
  }

  get metadataUrl(): string {
    return `${this.name}/.well-known/oauth-authorization-server`
  }

  readonly fetch: typeof globalThis.fetch = async (input, init = {}) => {
    const request = new Request(input instanceof Request ? input : String(input), init as RequestInit)
    const url = new URL(request.url)
    const body = await request.text()
    const { method, headers } = request
    this.requests.push({
      method,
      url: url.href,
      mode: init.mode,
      credentials: init.credentials,
      headers,
      body,
    })
    const path = url.pathname
    const other = this.answers[path]?.()
    if (other instanceof Error) throw other
    if (other) return other
    if (url.origin !== new URL(this.name).origin) throw new TypeError('nobody is there')
    if (path === '/.well-known/oauth-authorization-server') return json(200, this.#about())
    if (path === '/oauth2/register') return this.#register(JSON.parse(body) as Record<string, unknown>)
    if (path === '/oauth2/token') return this.#token(new URLSearchParams(body))
    if (path === '/oauth2/device') return this.#device(headers)
    if (path === '/oauth2/revoke') return this.#revoke(new URLSearchParams(body))
    return new Response(null, { status: 404 })
  }

  /** What is asked of one path. */
  asked(path: string): IssuerRequest[] {
    return this.requests.filter(({ url }) => new URL(url).pathname === path)
  }

  /** A person on its pages: where they are sent back to. */
  visit(address: string, { account, says = 'yes' }: { account: string; says?: 'yes' | 'no' }): URL {
    const asked = new URL(address).searchParams
    const get = (name: string) => asked.get(name) ?? ''
    const back = new URL(get('redirect_uri'))
    back.searchParams.set('iss', this.name)
    back.searchParams.set('state', get('state'))
    if (!this.clients.has(get('client_id'))) throw new Error('a page that says: unknown client')
    if (says === 'no') back.searchParams.set('error', 'access_denied')
    else {
      const code = `code-${randomUUID()}`
      this.#codes.set(code, {
        client: get('client_id'),
        redirect: get('redirect_uri'),
        challenge: get('code_challenge'),
        account,
        scope: get('scope'),
      })
      back.searchParams.set('code', code)
    }
    return back
  }

  /** Whose access token it is, while it is good. */
  accountOf(access: string): string | null {
    return [...this.grants].find((grant) => grant.access.has(access))?.account ?? null
  }

  /** No access token is good any more; those that last are. */
  expire(): void {
    for (const grant of this.grants) grant.access.clear()
  }

  #about() {
    const at = (path: string) => `${this.name}/oauth2/${path}`
    return {
      issuer: this.name,
      authorization_endpoint: at('authorize'),
      token_endpoint: at('token'),
      registration_endpoint: at('register'),
      revocation_endpoint: at('revoke'),
      response_types_supported: ['code'],
      grant_types_supported: ['authorization_code', 'refresh_token'],
      code_challenge_methods_supported: ['S256'],
      scopes_supported: ['xmpp', 'openid'],
      authorization_response_iss_parameter_supported: true,
      ...this.metadata,
    }
  }

  #register(about: Record<string, unknown>): Response {
    const id = `client-${randomUUID()}`
    this.clients.set(id, about)
    return json(201, { ...about, client_id: id, client_secret: `secret-${id}`, client_secret_expires_at: 0 })
  }

  #token(form: URLSearchParams): Response {
    const client = form.get('client_id') ?? ''
    if (!this.clients.has(client) || form.get('client_secret') !== `secret-${client}`)
      return json(401, { error: 'invalid_client' })
    if (form.get('grant_type')?.endsWith(':device_code')) return this.#awaited(form.get('device_code') ?? '')
    if (form.get('grant_type') === 'refresh_token')
      return this.#refresh(form.get('refresh_token') ?? '', client)
    const name = form.get('code') ?? ''
    const code = this.#codes.get(name)
    this.#codes.delete(name)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    // As Prosody has it: a code that was used is the client's fault.
    if (!code) return json(401, { error: 'invalid_client' })
    if (code.challenge !== challenge || code.redirect !== form.get('redirect_uri') || code.client !== client)
      return json(400, { error: 'invalid_grant' })
    const grant: Grant = { ...code, access: new Set(), refresh: null }
    this.grants.add(grant)
    return this.#give(grant)
  }

  /** As Prosody has it: who does not name itself in the header is not answered. */
  #device(headers: Headers): Response {
    const [client = '', secret = ''] = atob((headers.get('authorization') ?? '').replace('Basic ', '')).split(
      ':',
    )
    if (!this.clients.has(decodeURIComponent(client)) || !secret) return new Response(null, { status: 401 })
    const userCode = `CODE-${this.devices.size + 1000}`
    const deviceCode = randomUUID()
    this.devices.set(userCode, { client: decodeURIComponent(client), deviceCode, said: null })
    return json(200, {
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: `${this.name}/oauth2/device`,
      verification_uri_complete: `${this.name}/oauth2/device?user_code=${userCode}`,
      expires_in: 600,
      interval: 5,
    })
  }

  #awaited(deviceCode: string): Response {
    const waiting = [...this.devices.values()].find((one) => one.deviceCode === deviceCode)
    if (!waiting) return json(400, { error: 'expired_token' })
    if (!waiting.said) return json(400, { error: 'authorization_pending' })
    if (waiting.said === 'no') return json(400, { error: 'access_denied' })
    const { account } = waiting.said
    const grant: Grant = { account, client: waiting.client, scope: 'xmpp', access: new Set(), refresh: null }
    this.grants.add(grant)
    return this.#give(grant)
  }

  #refresh(token: string, client: string): Response {
    const grant = [...this.grants].find((one) => one.refresh === token && one.client === client)
    return grant ? this.#give(grant) : json(400, { error: 'invalid_grant' })
  }

  #give(grant: Grant): Response {
    const access = `access-${randomUUID()}`
    grant.access.add(access)
    grant.refresh = `refresh-${randomUUID()}`
    return json(200, {
      access_token: access,
      token_type: 'bearer',
      ...(this.lasts !== null && { expires_in: this.lasts }),
      refresh_token: grant.refresh,
      scope: 'xmpp',
      ...(this.identifies && { id_token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2ln' }),
    })
  }

  #revoke(form: URLSearchParams): Response {
    const token = form.get('token') ?? ''
    this.revoked.push(token)
    for (const grant of this.grants) {
      grant.access.delete(token)
      if (grant.refresh === token) grant.refresh = null
    }
    return new Response(null, { status: 200 })
  }
}

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
