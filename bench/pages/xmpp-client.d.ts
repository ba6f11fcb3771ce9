/** What the benchmark uses of @xmpp/client 0.14.0, which brings no types of its own. */
declare module '@xmpp/client' {
  export { type Element, xml } from '@xmpp/xml'

  import type { Element } from '@xmpp/xml'

  export interface Token {
    mechanism: string
    token: string
    expiry: string
  }

  interface Fast {
    fetch(): Promise<Token | null>
    fetchToken(): Promise<Token | null>
    saveToken(token: Token): Promise<void>
    deleteToken(): Promise<void>
  }

  type Authenticate = (
    credentials: { username: string; password: string; token: Token | undefined },
    mechanism: string | undefined,
    userAgent: Element,
  ) => Promise<void>

  export interface Client {
    jid: object | null
    socket: { end(): void } | null
    fast: Fast
    reconnect: { stop(): void }
    streamManagement: {
      id: string
      inbound: number
      outbound: number
      on(event: 'resumed', listener: () => void): void
    }
    on(event: 'online', listener: () => void): void
    on(event: 'error', listener: (error: Error) => void): void
    start(): Promise<unknown>
    stop(): Promise<unknown>
    _jid(jid: string): void
  }

  export function client(options: {
    service: string
    domain: string
    username: string
    resource: string
    userAgent: Element
    timeout: number
    credentials(authenticate: Authenticate, mechanisms: string[], fast: Fast | null): Promise<void>
  }): Client
}
