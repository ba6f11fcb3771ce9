/**
 * A bad network between a client and a server on this machine: distance, cuts, silence. Bytes keep their order; the TCP
 * handshake, which the system answers at once, is charged one round trip before the first bytes leave.
 */
import net from 'node:net'
import { DelayedPipe } from './delayed-pipe.ts'

export type Direction = 'up' | 'down'

export interface LatencyProxy {
  port: number
  /** Milliseconds there and back, for what is sent from now on. */
  roundTrip: number
  /** True: bytes vanish, connections stay. What vanished is gone for good, so cut before you turn it off. */
  blackhole: boolean
  /** Tears the connection down, mid-frame, after this many more bytes in this direction; happens once. */
  cutAfter(bytes: number, direction: Direction): void
  /** Tears down every connection. */
  cut(): void
  /** New connections are refused; those that are there go on. */
  refuse(): Promise<void>
  accept(): Promise<void>
  stop(): Promise<void>
  readonly counts: { connections: number; open: number; cuts: number; up: number; down: number }
  /** Called with every piece as it arrives at the proxy. */
  onBytes: ((direction: Direction, bytes: Buffer, connection: number) => void) | undefined
}

export async function startLatencyProxy(
  target: number,
  options: { roundTrip?: number; port?: number; host?: string } = {},
): Promise<LatencyProxy> {
  const { host = '127.0.0.1' } = options
  const sockets = new Set<net.Socket>()
  const counts = { connections: 0, open: 0, cuts: 0, up: 0, down: 0 }
  let fuse: { left: number; direction: Direction } | undefined
  let listener: net.Server | undefined

  const cut = () => {
    if (sockets.size > 0) counts.cuts += 1
    for (const socket of sockets) socket.resetAndDestroy()
    sockets.clear()
  }

  const proxy: LatencyProxy = {
    port: options.port ?? 0,
    roundTrip: options.roundTrip ?? 0,
    blackhole: false,
    counts,
    cut,
    onBytes: undefined,
    cutAfter(bytes, direction) {
      fuse = { left: bytes, direction }
    },
    async refuse() {
      const closing = listener
      listener = undefined
      // Not awaited to the end: `close` calls back only when the last connection is gone, and those may stay.
      closing?.close()
    },
    async accept() {
      if (listener) return
      const server = net.createServer({ noDelay: true }, connect)
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject)
        server.listen(proxy.port, host, resolve)
      })
      listener = server
      proxy.port = (server.address() as net.AddressInfo).port
    },
    async stop() {
      await proxy.refuse()
      cut()
    },
  }

  function connect(client: net.Socket) {
    const number = counts.connections
    counts.connections += 1
    counts.open += 1
    const server = net.connect({ port: target, host: '127.0.0.1', noDelay: true })
    const handshakeDone = performance.now() + proxy.roundTrip
    for (const socket of [client, server]) {
      sockets.add(socket)
      // A reset is what we do for a living; the other half hears of it by `close`.
      socket.on('error', () => {})
    }
    client.on('close', () => {
      counts.open -= 1
    })
    join(client, server, 'up', number, handshakeDone)
    join(server, client, 'down', number, 0)
  }

  function join(from: net.Socket, to: net.Socket, direction: Direction, number: number, notBefore: number) {
    const pipe = new DelayedPipe(to, () => proxy.roundTrip / 2, notBefore)
    from.on('data', (bytes: Buffer) => {
      counts[direction] += bytes.length
      proxy.onBytes?.(direction, bytes, number)
      if (proxy.blackhole) return
      const blown = fuse?.direction === direction && fuse.left <= bytes.length ? fuse : undefined
      if (blown) {
        fuse = undefined
        pipe.write(bytes.subarray(0, blown.left), cut)
        return
      }
      if (fuse?.direction === direction) fuse.left -= bytes.length
      pipe.write(bytes)
    })
    from.on('end', () => pipe.end())
    from.on('close', () => {
      sockets.delete(from)
      pipe.end()
    })
  }

  await proxy.accept()
  return proxy
}
