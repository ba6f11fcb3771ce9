import { describe, expect, it } from 'vitest'
import { pushOf } from '../../src/platform/browser-push.ts'
import type { PushWindow } from '../../src/platform/push.ts'

const KEY = `B${'k'.repeat(86)}`
const OTHER = `B${'o'.repeat(86)}`
const bytesOf = (key: string) => Uint8Array.from(Buffer.from(key, 'base64url')).buffer

/** A browser with a push service; what is made there stands in `subscriptions`, the last of them is the one it has. */
function machine(
  more: { permission?: NotificationPermission; fails?: string; tellsKey?: boolean; hasWorker?: boolean } = {},
) {
  const { permission = 'granted', fails, tellsKey = true, hasWorker = true } = more
  const made: string[] = []
  let current: object | null = null
  const pushManager = {
    getSubscription: async () => current,
    async subscribe({
      applicationServerKey,
      userVisibleOnly,
    }: {
      applicationServerKey: string
      userVisibleOnly: boolean
    }) {
      if (fails) throw new DOMException('no', fails)
      if (current) throw new DOMException('another key', 'InvalidStateError')
      expect(userVisibleOnly).toBe(true)
      const endpoint = `https://push.example/${made.push(applicationServerKey)}`
      current = {
        options: { applicationServerKey: tellsKey ? bytesOf(applicationServerKey) : null },
        toJSON: () => ({ endpoint, keys: { p256dh: 'public', auth: 'secret' } }),
        unsubscribe: async () => {
          current = null
          return true
        },
      }
      return current
    },
  }
  const window = {
    PushManager: class {},
    Notification: { permission },
    navigator: {
      serviceWorker: { ready: hasWorker ? Promise.resolve({ pushManager }) : new Promise(() => {}) },
    },
  } as unknown as PushWindow
  /** The clock of a test: whatever is waited for is over at once. */
  const setTimer = (_: number, run: () => void) => {
    const timer = hasWorker ? undefined : setImmediate(run)
    return () => clearImmediate(timer)
  }
  return { push: pushOf(window, setTimer), made, isSubscribed: () => current !== null }
}
const ofMachine = async (...how: Parameters<typeof machine>) => {
  const { push, ...rest } = machine(...how)
  const found = await push
  if (!found) throw new Error('there is none')
  return { push: found, ...rest }
}

describe('being reached while no page is open', () => {
  it('is had once for a key, and said as whoever wakes needs it', async () => {
    const { push, made } = await ofMachine()
    const address = { endpoint: 'https://push.example/1', p256dh: 'public', auth: 'secret' }
    expect(await push.subscribe(KEY)).toEqual(address)
    expect(await push.subscribe(KEY)).toEqual(address)
    expect(made).toEqual([KEY])
  })

  it('is had anew for another key, and where the browser does not say for which it was', async () => {
    const { push, made } = await ofMachine()
    await push.subscribe(KEY)
    expect((await push.subscribe(OTHER)).endpoint).toBe('https://push.example/2')
    expect(made).toEqual([KEY, OTHER])
    const silent = await ofMachine({ tellsKey: false })
    await silent.push.subscribe(KEY)
    await silent.push.subscribe(KEY)
    expect(silent.made).toEqual([KEY, KEY])
  })

  it('ends', async () => {
    const { push, isSubscribed } = await ofMachine()
    await push.subscribe(KEY)
    await push.end()
    await push.end()
    expect(isSubscribed()).toBe(false)
  })

  it.each([
    [{ permission: 'default' }, 'denied'],
    [{ permission: 'denied' }, 'denied'],
    [{ fails: 'NotAllowedError' }, 'denied'],
    [{ fails: 'AbortError' }, 'unreachable'],
  ] as const)('is refused with what is the matter: %j', async (how, problem) => {
    const { push, isSubscribed } = await ofMachine(how)
    await expect(push.subscribe(KEY)).rejects.toMatchObject({ name: 'PushFailure', problem })
    expect(isSubscribed()).toBe(false)
  })

  it('is not to be had without a worker, or without a push service', async () => {
    expect(await machine({ hasWorker: false }).push).toBeNull()
    expect(await pushOf({ navigator: {} }, () => () => {})).toBeNull()
  })
})
