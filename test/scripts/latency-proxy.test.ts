import net from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { startLatencyProxy } from '../support/latency-proxy.ts'

const cleanUp: (() => unknown)[] = []
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step()
})

/** Sends everything back, and remembers how many bytes came. */
async function echoServer() {
  const heard: Buffer[] = []
  const server = net.createServer((socket) => {
    socket.on('data', (bytes) => {
      heard.push(bytes)
      socket.write(bytes)
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  cleanUp.push(() => server.close())
  return { port: (server.address() as net.AddressInfo).port, heard }
}

async function proxied(roundTrip = 0) {
  const echo = await echoServer()
  const proxy = await startLatencyProxy(echo.port, { roundTrip })
  cleanUp.push(() => proxy.stop())
  return { proxy, echo }
}

async function client(port: number) {
  const socket = net.connect(port, '127.0.0.1')
  const heard: Buffer[] = []
  const waiting: (() => void)[] = []
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()))
  socket.on('data', (bytes) => {
    heard.push(bytes)
    for (const check of waiting) check()
  })
  socket.on('error', () => {})
  cleanUp.push(() => socket.destroy())
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('error', reject)
  })
  const text = () => Buffer.concat(heard).toString()
  const hears = (wanted: string) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (text().includes(wanted)) resolve()
      }
      waiting.push(check)
      check()
    })
  return { socket, closed, text, hears }
}

describe('the latency proxy', () => {
  test('passes on what is sent, in order, and counts it', async () => {
    const { proxy } = await proxied(4)
    const one = await client(proxy.port)
    const words = Array.from({ length: 200 }, (_, index) => `${index};`)
    for (const word of words) one.socket.write(word)
    await one.hears('199;')
    expect(one.text()).toBe(words.join(''))
    expect(proxy.counts).toMatchObject({ connections: 1, open: 1, up: words.join('').length, cuts: 0 })
  })

  test('keeps the order when the distance shrinks', async () => {
    const { proxy } = await proxied(60)
    const one = await client(proxy.port)
    proxy.onBytes = () => {
      proxy.roundTrip = 0
    }
    one.socket.write('first ')
    await new Promise<void>((resolve) => setImmediate(resolve))
    one.socket.write('second')
    await one.hears('second')
    expect(one.text()).toBe('first second')
  })

  test('charges a round trip for the handshake and one for the question', async () => {
    const { proxy } = await proxied(50)
    const one = await client(proxy.port)
    const before = performance.now()
    one.socket.write('first')
    await one.hears('first')
    // A lower bound only: a busy machine is slower, and no machine is faster.
    expect(performance.now() - before).toBeGreaterThanOrEqual(90)
  })

  test('cuts every connection', async () => {
    const { proxy } = await proxied()
    const [one, two] = [await client(proxy.port), await client(proxy.port)]
    one.socket.write('here')
    await one.hears('here')
    proxy.cut()
    await Promise.all([one.closed, two.closed])
    expect(proxy.counts.cuts).toBe(1)
  })

  test('cuts in the middle of what is sent', async () => {
    const { proxy, echo } = await proxied()
    const one = await client(proxy.port)
    one.socket.write('warm up')
    await one.hears('warm up')
    proxy.cutAfter(3, 'up')
    one.socket.write('abcdef')
    await one.closed
    expect(proxy.counts.cuts).toBe(1)
    expect('warm upabc').toContain(Buffer.concat(echo.heard).toString())
  })

  test('swallows everything as a black hole and stays connected', async () => {
    const { proxy } = await proxied()
    const one = await client(proxy.port)
    proxy.blackhole = true
    const swallowed = new Promise<void>((resolve) => {
      proxy.onBytes = () => resolve()
    })
    one.socket.write('lost')
    await swallowed
    proxy.blackhole = false
    one.socket.write('found')
    await one.hears('found')
    expect(one.text()).toBe('found')
  })

  test('refuses new connections, keeps old ones, and accepts again on the same port', async () => {
    const { proxy } = await proxied()
    const port = proxy.port
    const one = await client(port)
    await proxy.refuse()
    await expect(client(port)).rejects.toThrow('ECONNREFUSED')
    one.socket.write('still here')
    await one.hears('still here')
    await proxy.accept()
    expect(proxy.port).toBe(port)
    const two = await client(port)
    two.socket.write('back')
    await two.hears('back')
  })
})
