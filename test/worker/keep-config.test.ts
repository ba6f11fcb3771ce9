import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepConfig } from '../../src/worker/keep-config.ts'
import { FakeWorkerScope, FOLDER } from '../support/fake-worker-scope.ts'

const ADDRESS = `${FOLDER}config.json`

async function world(config?: string) {
  const around = new FakeWorkerScope()
  if (config !== undefined) around.served.set(ADDRESS, config)
  keepConfig(around.scope)
  await around.fire('install')
  return around
}
const ask = async (around: FakeWorkerScope) => (await around.ask('config.json'))?.text()

afterEach(() => {
  vi.useRealTimers()
})

describe('what the deployment wants', () => {
  it('is asked for each time, and what it wanted last holds without a network', async () => {
    const around = await world('first')
    around.isOffline = true
    expect(await ask(around)).toBe('first')
    around.isOffline = false
    around.served.set(ADDRESS, 'second')
    expect(await ask(around)).toBe('second')
    around.isOffline = true
    expect(await ask(around)).toBe('second')
  })

  it('is forgotten when it is taken away, and not when the web server is in trouble', async () => {
    const around = await world('first')
    around.served.set(ADDRESS, () => new Response('', { status: 503 }))
    expect(await ask(around)).toBe('first')
    around.served.delete(ADDRESS)
    expect((await around.ask('config.json'))?.status).toBe(404)
    around.isOffline = true
    await expect(ask(around)).rejects.toThrow()
  })

  it('does not wait for a network that never answers', async () => {
    const around = await world('first')
    around.served.set(ADDRESS, () => new Promise<Response>(() => {}))
    vi.useFakeTimers()
    const answered = vi.fn()
    void around.fire(
      'fetch',
      requestOf((answer) => void answer.then(answered)),
    )
    await vi.advanceTimersByTimeAsync(2999)
    expect(answered).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(answered).toHaveBeenCalledOnce()
  })

  it('may be nothing at all', async () => {
    const around = await world()
    expect((await around.ask('config.json'))?.status).toBe(404)
    expect(await around.ask('other.json')).toBeNull()
    expect(await around.ask('config.json', { method: 'POST' })).toBeNull()
  })
})

const requestOf = (respondWith: (answer: Promise<Response>) => void) => ({
  request: new Request(ADDRESS),
  respondWith,
})
