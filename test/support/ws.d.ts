/** What the tests use of ws, which brings no types of its own. */
declare module 'ws' {
  import type { EventEmitter } from 'node:events'
  import type { IncomingMessage } from 'node:http'
  import type { AddressInfo } from 'node:net'

  export class WebSocket extends EventEmitter {
    constructor(address: string, protocols?: string | string[])
    readonly readyState: number
    send(data: string | Uint8Array): void
    close(code?: number, reason?: string): void
    terminate(): void
    on(event: 'open', listener: () => void): this
    on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): this
    on(event: 'close', listener: (code: number) => void): this
    on(event: 'error', listener: (error: Error) => void): this
  }

  export class WebSocketServer extends EventEmitter {
    constructor(options: {
      port: number
      host: string
      handleProtocols?: (protocols: Set<string>) => string | false
    })
    readonly clients: Set<WebSocket>
    address(): AddressInfo
    close(done?: () => void): void
    on(event: 'connection', listener: (socket: WebSocket, request: IncomingMessage) => void): this
    on(event: 'listening', listener: () => void): this
    on(event: 'error', listener: (error: Error) => void): this
  }
}
