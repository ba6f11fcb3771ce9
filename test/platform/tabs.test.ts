import { describe, expect, it } from 'vitest'
import { openChannel } from '../../src/platform/tab-channel.ts'
import { takeLock } from '../../src/platform/tab-lock.ts'

/** Web Locks as the browser keeps them: one holder a name, the others in line. */
function fakeLocks(): LockManager {
  const lines = new Map<string, Promise<unknown>>()
  const request = async (name: string, { signal }: LockOptions, hold: () => Promise<unknown>) => {
    const before = lines.get(name) ?? Promise.resolve()
    const turn = before.then(() => (signal?.aborted ? undefined : hold()))
    lines.set(name, turn)
    const aborted = new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')))
    })
    return Promise.race([turn, aborted])
  }
  return { request, query: async () => ({}) } as unknown as LockManager
}

/** Everything that can happen now, has. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

describe('the lock of the tabs', () => {
  it('is held by one tab at a time, in order, until it is released', async () => {
    const locks = fakeLocks()
    const events: string[] = []
    const tabs = ['a', 'b', 'c'].map((name) => {
      const lock = takeLock(locks, 'connection')
      lock.held.then(() => events.push(name))
      return lock
    })
    await settled()
    expect(events).toEqual(['a'])
    tabs[1]?.release()
    tabs[0]?.release()
    await settled()
    expect(events).toEqual(['a', 'c'])
    tabs[0]?.release()
    tabs[2]?.release()
    const next = takeLock(locks, 'connection')
    await next.held
  })

  it('is given back when it comes in the same moment in which it is given up', async () => {
    let given: unknown = 'nothing yet'
    const generous = {
      request: async (_: string, __: LockOptions, hold: () => Promise<unknown>) => {
        await settled()
        given = await Promise.race([hold(), settled().then(() => 'for ever')])
      },
    } as unknown as LockManager
    takeLock(generous, 'x').release()
    await settled()
    await settled()
    await settled()
    expect(given).toBeUndefined()
  })

  it('has one holder for each name', async () => {
    const locks = fakeLocks()
    await takeLock(locks, 'one').held
    await takeLock(locks, 'two').held
  })

  it('says so when the browser refuses', async () => {
    const refusing = {
      request: () => Promise.reject(new DOMException('no', 'SecurityError')),
    } as unknown as LockManager
    await expect(takeLock(refusing, 'x').held).rejects.toThrow('no')
  })

  it('is held by everybody where there are no locks', async () => {
    const [a, b] = [takeLock(undefined, 'x'), takeLock(undefined, 'x')]
    await Promise.all([a.held, b.held])
    a.release()
  })
})

describe('the channel of the tabs', () => {
  it('reaches the other tabs, not the own one, until it is closed', async () => {
    const [mine, theirs] = [
      openChannel(BroadcastChannel, 'test-tabs'),
      openChannel(BroadcastChannel, 'test-tabs'),
    ]
    const heard: unknown[] = []
    mine.listen((message) => heard.push(['mine', message]))
    const answer = new Promise<void>((resolve) => {
      const stop = theirs.listen((message) => {
        heard.push(['theirs', message])
        stop()
        resolve()
      })
    })
    mine.post({ topic: 'messages' })
    await answer
    mine.close()
    theirs.close()
    mine.post('too late')
    expect(heard).toEqual([['theirs', { topic: 'messages' }]])
  })

  it('is silent where there is none', () => {
    const channel = openChannel(undefined, 'x')
    channel.listen(() => {
      throw new Error('heard')
    })
    channel.post('hello')
    channel.close()
  })
})
