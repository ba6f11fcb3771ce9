/**
 * A server that lies: real Prosody, with somebody in between who says to the client whatever a test wants, as if the
 * server had said it. The counts of stream management are mended on the way back, so that the real server never knows.
 */
import { WebSocket, WebSocketServer } from 'ws'
import '../../server/localhost-names.mjs'

export interface Liar {
  port: number
  /** Says this to the client, in a frame of its own. Stanzas are counted as such. */
  say(...frames: string[]): void
  /** Everything that the client has said. */
  heard: string[]
  stop(): Promise<void>
}

const isStanza = (frame: string) => /^\s*<(?:message|presence|iq)[\s/>]/.test(frame)

export async function startLiar(target: string): Promise<Liar> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'xmpp' })
  await new Promise<void>((resolve) => {
    server.on('listening', resolve)
  })
  let client: WebSocket | undefined
  let lies = 0
  /** A count that was on its way when we lied knows nothing of it: it must not say less than was said before. */
  let said = 0
  const mended = (handled: number) => {
    said = Math.max(said, handled - lies)
    return said
  }
  const heard: string[] = []

  server.on('connection', (here) => {
    if (client?.readyState !== 1) client = here
    const there = new WebSocket(target, 'xmpp')
    const waiting: string[] = []
    const up = (frame: string) =>
      frame.replace(
        /(<(?:a|resume) [^>]*\bh=["'])(\d+)/,
        (_, start: string, handled: string) => `${start}${mended(Number(handled))}`,
      )
    there.on('open', () => {
      for (const frame of waiting.splice(0)) there.send(frame)
    })
    here.on('message', (data) => {
      const frame = data.toString()
      heard.push(frame)
      if (there.readyState === 1) there.send(up(frame))
      else waiting.push(up(frame))
    })
    there.on('message', (data) => {
      const frame = data.toString()
      // Somebody is in: what is said is for them, not for a stream beside that only asks something.
      if (/<(?:enabled|resumed) [^>]*urn:xmpp:sm:3/.test(frame)) client = here
      // A new session counts anew.
      if (/<enabled [^>]*urn:xmpp:sm:3/.test(frame)) lies = said = 0
      here.send(frame)
    })
    here.on('close', () => there.terminate())
    there.on('close', () => here.terminate())
    for (const end of [here, there]) end.on('error', () => {})
  })

  return {
    port: server.address().port,
    heard,
    say(...frames) {
      if (!client) throw new Error('nobody has connected')
      for (const frame of frames) {
        if (isStanza(frame)) lies += 1
        client.send(frame)
      }
    },
    async stop() {
      for (const socket of server.clients) socket.terminate()
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}
