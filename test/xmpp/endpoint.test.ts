import { describe, expect, it } from 'vitest'
import { checkTypedWebsocket, isLoopback } from '../../src/xmpp/endpoint.ts'

describe('a WebSocket address that was typed', () => {
  it.each([
    ['wss://xmpp.verona.example/ws', 'wss://xmpp.verona.example/ws'],
    [' WSS://XMPP.Verona.Example:5443/ws?a=b ', 'wss://xmpp.verona.example:5443/ws?a=b'],
    ['xmpp.verona.example/ws', 'wss://xmpp.verona.example/ws'],
    ['xmpp.verona.example:5443/ws', 'wss://xmpp.verona.example:5443/ws'],
    ['wss://verona.example/ws#part', 'wss://verona.example/ws'],
    ['ws://localhost:5280/ws', 'ws://localhost:5280/ws'],
    ['ws://alpha.localhost:5280', 'ws://alpha.localhost:5280/'],
    ['ws://127.0.0.1:5280/', 'ws://127.0.0.1:5280/'],
    ['ws://[::1]:5280/', 'ws://[::1]:5280/'],
  ])('D5.14 takes %j', (typed, websocket) => {
    expect(checkTypedWebsocket(typed)).toBe(websocket)
  })

  it.each([
    ...[
      '',
      '   ',
      'ws://verona.example/',
      'http://localhost/',
      'https://verona.example/',
      'javascript:alert(1)//',
    ],
    ...[
      'ws://localhost.evil.example/',
      'ws://127.0.0.1.evil.example/',
      'ws://notlocalhost/',
      'ws://127.evil.example/',
    ],
    ...['wss://user:word@verona.example/', 'wss://user@verona.example/', 'wss://', 'wss:// verona.example/'],
  ])('D5.14 refuses %j', (typed) => {
    expect(checkTypedWebsocket(typed)).toBeNull()
  })

  it('knows this machine by all its names', () => {
    expect(
      ['localhost', 'a.localhost', 'a.b.localhost', '127.0.0.1', '127.1.2.3', '[::1]'].filter(
        (host) => !isLoopback(host),
      ),
    ).toEqual([])
    expect(
      ['verona.example', 'localhost.example', '10.0.0.1', '128.0.0.1', '[::2]', ''].filter(isLoopback),
    ).toEqual([])
  })
})
