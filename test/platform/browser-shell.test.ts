import { describe, expect, it, vi } from 'vitest'
import { shellOf } from '../../src/platform/browser-shell.ts'
import type { ShellWindow } from '../../src/platform/shell.ts'
import type { ToWorker } from '../../src/platform/worker-talk.ts'

const PAGE = 'https://chat.example/app/#/chats'
const SCRIPT = 'https://chat.example/app/assets/index-Ab_3-xyz.js'

class FakeWorker extends EventTarget {
  state = 'installing'
  readonly heard: string[] = []
  constructor(
    readonly version: string,
    readonly script: string | null,
  ) {
    super()
  }
  postMessage(message: ToWorker, [port]: MessagePort[]) {
    this.heard.push(message.type)
    // Null: it does not know the question.
    if (message.type === 'which' && this.script !== null)
      port?.postMessage({ version: this.version, same: message.script === this.script })
  }
}

function machine({ active, refuses }: { active?: FakeWorker; refuses?: boolean } = {}) {
  const registration = Object.assign(new EventTarget(), {
    installing: null as FakeWorker | null,
    waiting: null as FakeWorker | null,
    update: vi.fn(async () => {}),
    unregister: vi.fn(async () => true),
  })
  const workers = Object.assign(new EventTarget(), {
    controller: active ?? null,
    register: vi.fn(async () => {
      if (refuses) throw new DOMException('not here', 'SecurityError')
      return registration
    }),
    getRegistration: async () => registration,
  })
  const reload = vi.fn()
  const kept = new Set(['tessera-shell', 'tessera-config', 'of somebody else'])
  const timers: (() => void)[] = []
  let now = 0
  const wakes: (() => void)[] = []
  const clock = {
    now: () => now,
    setTimer: (_: number, run: () => void) => {
      timers.push(run)
      return () => {}
    },
    onWake: (listener: () => void) => {
      wakes.push(listener)
      return () => {}
    },
  }
  const window = {
    document: { baseURI: PAGE, scripts: [{ type: 'module', src: SCRIPT }] },
    location: { reload },
    navigator: { serviceWorker: workers },
    caches: { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) },
  } as unknown as ShellWindow
  /** Whatever was asked through a port has been answered: messages that go the same way come after one another. */
  const settled = async () => {
    for (let hop = 0; hop < 5; hop++)
      await new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(port1.close())
        port2.postMessage(null)
      })
  }
  return {
    ...{ registration, workers, reload, kept, window, clock },
    async open(isWanted = true) {
      const shell = await shellOf(window, clock, isWanted)
      await settled()
      return shell
    },
    /** A worker that was fetched whole. */
    async bring(worker: FakeWorker) {
      registration.installing = worker
      registration.dispatchEvent(new Event('updatefound'))
      registration.installing = null
      registration.waiting = worker
      worker.state = 'installed'
      worker.dispatchEvent(new Event('statechange'))
      await settled()
    },
    async use(worker: FakeWorker) {
      registration.waiting = null
      workers.controller = worker
      workers.dispatchEvent(new Event('controllerchange'))
      await settled()
    },
    settled,
    giveUpWaiting: () => timers.splice(0).map((run) => run()),
    sleepFor(milliseconds: number) {
      now += milliseconds
      for (const wake of wakes) wake()
    },
  }
}
const own = () => new FakeWorker('1.0.0', SCRIPT)
const later = () => new FakeWorker('2.0.0', 'https://chat.example/app/assets/index-later123.js')

describe('the program on this device', () => {
  it('is kept by the worker beside the page, whose file is never one that the browser has kept', async () => {
    const { open, workers } = machine()
    const shell = await open()
    expect(workers.register).toHaveBeenCalledWith('https://chat.example/app/worker.js', {
      updateViaCache: 'none',
    })
    expect(shell?.build).toBe('Ab_3-xyz')
    expect(shell?.update.get()).toEqual({ status: 'none' })
  })

  it('is not kept where that is not allowed, or there is no such thing', async () => {
    expect(await machine({ refuses: true }).open()).toBeNull()
    const { window, clock } = machine()
    expect(await shellOf({ ...window, navigator: {} }, clock, true)).toBeNull()
  })

  it('is taken away when it is not wanted, and nothing of anybody else', async () => {
    const { open, registration, workers, kept } = machine()
    expect(await open(false)).toBeNull()
    expect(workers.register).not.toHaveBeenCalled()
    expect(registration.unregister).toHaveBeenCalledOnce()
    expect([...kept]).toEqual(['of somebody else'])
  })
})

describe('a later version', () => {
  it('is offered when it lies here whole, used after a press, and begun with when it is in use', async () => {
    const { open, bring, use, reload } = machine({ active: own() })
    const shell = await open()
    const next = later()
    await bring(next)
    expect(shell?.update.get()).toEqual({ status: 'ready', version: '2.0.0' })
    expect(next.heard).toEqual(['which'])
    shell?.apply()
    expect(next.heard).toEqual(['which', 'take-over'])
    expect(reload).not.toHaveBeenCalled()
    await use(next)
    expect(reload).toHaveBeenCalledOnce()
  })

  it('that another window has begun with is told, and left to the person', async () => {
    const { open, bring, use, reload, registration } = machine({ active: own() })
    const shell = await open()
    const next = later()
    await bring(next)
    await use(next)
    expect(shell?.update.get()).toEqual({ status: 'replaced', version: '2.0.0' })
    expect(reload).not.toHaveBeenCalled()
    // A third one that came meanwhile is not begun with on the way.
    const third = new FakeWorker('3.0.0', null)
    registration.waiting = third
    shell?.apply()
    expect(reload).toHaveBeenCalledOnce()
    expect(third.heard).toEqual([])
  })

  it('is found also when it lay here before this page', async () => {
    const { open, registration } = machine({ active: own() })
    registration.waiting = later()
    const shell = await open()
    expect(shell?.update.get().status).toBe('ready')
  })

  it('that only differs in its worker changes nothing on screen, and is used without a word', async () => {
    const { open, bring, use, reload } = machine({ active: own() })
    const shell = await open()
    const same = own()
    await bring(same)
    expect(same.heard).toEqual(['which', 'take-over'])
    await use(same)
    expect(shell?.update.get()).toEqual({ status: 'none' })
    expect(reload).not.toHaveBeenCalled()
  })

  it('that is the first to answer for a page is offered, never begun with by itself: it could go round in circles', async () => {
    const { open, use } = machine()
    const shell = await open()
    await use(later())
    expect(shell?.update.get().status).toBe('ready')
    const again = machine({ active: later() })
    const reopened = await again.open()
    expect(reopened?.update.get().status).toBe('ready')
  })

  it('that does not answer is no version', async () => {
    const { open, bring, giveUpWaiting, settled } = machine({ active: own() })
    const shell = await open()
    await bring(new FakeWorker('?', null))
    giveUpWaiting()
    await settled()
    expect(shell?.update.get().status).toBe('none')
  })

  it('is asked for once an hour at most, also after a sleep', async () => {
    const { open, registration, sleepFor } = machine({ active: own() })
    await open()
    sleepFor(59 * 60_000)
    expect(registration.update).not.toHaveBeenCalled()
    registration.update.mockRejectedValue(new TypeError('no network'))
    sleepFor(60_000)
    sleepFor(60_000)
    expect(registration.update).toHaveBeenCalledOnce()
  })
})
