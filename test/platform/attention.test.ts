import { describe, expect, it, vi } from 'vitest'
import type { AttentionWindow } from '../../src/platform/attention.ts'
import { attentionOf } from '../../src/platform/browser-attention.ts'

class FakeNotification {
  static permission: NotificationPermission = 'granted'
  static answer: NotificationPermission = 'granted'
  static made: FakeNotification[] = []
  static async requestPermission() {
    FakeNotification.permission = FakeNotification.answer
    return FakeNotification.answer
  }
  onclick: (() => void) | null = null
  onclose: (() => void) | null = null
  isOpen = true
  constructor(
    readonly title: string,
    readonly options: NotificationOptions & { renotify?: boolean },
  ) {
    FakeNotification.made.push(this)
  }
  close() {
    this.isOpen = false
  }
}

class Tones {
  static begun: { frequency: number; at: number }[] = []
  state = 'running'
  currentTime = 10
  destination = {}
  resume = () => Promise.resolve()
}

function machine(permission: NotificationPermission, more: Partial<AttentionWindow> = {}) {
  FakeNotification.permission = permission
  FakeNotification.made = []
  const focus = vi.fn()
  const window = { Notification: FakeNotification, focus, navigator: {}, document: {}, ...more }
  return { attention: attentionOf(window as unknown as AttentionWindow), focus, made: FakeNotification.made }
}
/** A worker, and what it has on the screen. */
function workers(...tags: string[]) {
  const worker = { shown: tags.map((tag) => lasting(tag, '')) }
  function lasting(tag: string, title: string) {
    const close = () => {
      worker.shown = worker.shown.filter((one) => one.tag !== tag)
    }
    return { tag, title, close }
  }
  const registration = {
    getNotifications: async ({ tag }: { tag?: string } = {}) =>
      worker.shown.filter((one) => tag === undefined || one.tag === tag),
    showNotification: async (title: string, { tag }: { tag: string }) =>
      void worker.shown.push(lasting(tag, title)),
  }
  const serviceWorker = Object.assign(new EventTarget(), {
    controller: {},
    getRegistration: async () => registration,
  }) as unknown as ServiceWorkerContainer
  return { serviceWorker, worker }
}
const notice = { tag: 'chat', title: 'Juliet', body: 'Wherefore?', silent: true, onPress: () => {} }

describe('notices', () => {
  it('are shown by tag, and again for each of the same', () => {
    const { attention, made } = machine('granted')
    expect(attention.show(notice)).toBe(true)
    expect(made[0]).toMatchObject({
      title: 'Juliet',
      options: { body: 'Wherefore?', tag: 'chat', renotify: true, silent: true },
    })
  })

  it('bring the window to the front when they are pressed, and are gone', () => {
    const { attention, made, focus } = machine('granted')
    const onPress = vi.fn()
    attention.show({ ...notice, onPress })
    made[0]?.onclick?.()
    expect(focus).toHaveBeenCalledOnce()
    expect(onPress).toHaveBeenCalledOnce()
    expect(made[0]?.isOpen).toBe(false)
  })

  it('are closed by tag: the last of it', () => {
    const { attention, made } = machine('granted')
    attention.show(notice)
    attention.show({ ...notice, body: 'again' })
    // The browser closes the one whose place was taken, and says so late.
    made[0]?.onclose?.()
    attention.close('chat')
    expect(made.map(({ isOpen }) => isOpen)).toEqual([true, false])
    attention.close('chat')
    attention.close('nobody')
  })

  it('are not shown without leave, and by the worker where pages may not', async () => {
    expect(machine('denied').attention.show(notice)).toBe(false)
    expect(machine('default').attention.show(notice)).toBe(false)
    class Phone extends FakeNotification {
      constructor(title: string) {
        super(title, {})
        throw new TypeError('Illegal constructor')
      }
    }
    const phone = machine('granted', { Notification: Phone as unknown as typeof Notification })
    expect(phone.attention.show(notice)).toBe(false)
    const { serviceWorker, worker } = workers()
    const { attention } = machine('granted', {
      Notification: Phone as unknown as typeof Notification,
      navigator: { serviceWorker },
    })
    expect(attention.show(notice)).toBe(true)
    await expect.poll(() => worker.shown.map(({ tag, title }) => [tag, title])).toEqual([['chat', 'Juliet']])
  })

  it('of the worker make room for those of a page, and lead where they are pressed', async () => {
    const { serviceWorker, worker } = workers('chat', 'other')
    const { attention } = machine('granted', { navigator: { serviceWorker } })
    expect(await attention.lasting?.tags()).toEqual(['chat', 'other'])
    attention.show(notice)
    attention.close('other')
    await expect.poll(() => worker.shown).toEqual([])
    const pressed: string[] = []
    const stop = attention.lasting?.onPress((tag) => pressed.push(tag))
    const press = () => {
      const port = { postMessage: vi.fn() }
      const told = Object.assign(new Event('message'), {
        data: { type: 'pressed', tag: 'chat' },
        ports: [port],
      })
      ;(serviceWorker as unknown as EventTarget).dispatchEvent(told)
      return port.postMessage.mock.calls.length
    }
    expect([press(), pressed]).toEqual([1, ['chat']])
    stop?.()
    expect([press(), pressed]).toEqual([0, ['chat']])
  })

  it('say what the person has decided, also where they decide it elsewhere', async () => {
    const status = new EventTarget()
    const permissions = { query: () => Promise.resolve(status) } as unknown as Permissions
    const { attention } = machine('default', { navigator: { permissions } })
    expect(attention.permission.get()).toBe('ask')
    FakeNotification.answer = 'granted'
    await attention.askPermission()
    expect(attention.permission.get()).toBe('granted')
    FakeNotification.permission = 'denied'
    status.dispatchEvent(new Event('change'))
    expect(attention.permission.get()).toBe('denied')
    const none = attentionOf({ navigator: {}, document: {} })
    expect(none.permission.get()).toBe('unavailable')
    await none.askPermission()
    expect(none.permission.get()).toBe('unavailable')
  })
})

describe('the number on the icon', () => {
  it('is set and taken away, where there is such a thing', () => {
    const setAppBadge = vi.fn(() => Promise.resolve())
    const clearAppBadge = vi.fn(() => Promise.reject(new Error('not installed')))
    const { attention } = machine('granted', { navigator: { setAppBadge, clearAppBadge } })
    attention.showCount(3)
    expect(setAppBadge).toHaveBeenCalledWith(3)
    attention.showCount(0)
    expect(clearAppBadge).toHaveBeenCalledOnce()
    machine('granted').attention.showCount(1)
  })
})

describe('sounds', () => {
  function sounding(navigator: Partial<AttentionWindow['navigator']>) {
    const begun: { frequency: number; at: number }[] = []
    class Oscillator {
      constructor(
        readonly context: unknown,
        readonly options: { frequency: number },
      ) {}
      connect = (next: unknown) => next
      start = (at: number) => begun.push({ frequency: this.options.frequency, at })
      stop = () => {}
    }
    class Gain {
      gain = { setValueAtTime: () => {}, exponentialRampToValueAtTime: () => {} }
      connect = (next: unknown) => next
    }
    vi.stubGlobal('OscillatorNode', Oscillator)
    vi.stubGlobal('GainNode', Gain)
    const { attention } = machine('granted', {
      AudioContext: Tones as unknown as typeof AudioContext,
      navigator,
    })
    return { attention, begun }
  }
  const touched = { userActivation: { hasBeenActive: true, isActive: false } as UserActivation }
  const untouched = { userActivation: { hasBeenActive: false, isActive: false } as UserActivation }

  it('rise for what comes in, and are one for what goes out', () => {
    const { attention, begun } = sounding(touched)
    expect(attention.play('in')).toBe(true)
    const deepest = (at: (one: number) => boolean) =>
      Math.min(...begun.filter((tone) => at(tone.at)).map(({ frequency }) => frequency))
    const first = deepest((at) => at === 10)
    const second = deepest((at) => at > 10)
    expect(second).toBeGreaterThan(first)
    begun.length = 0
    expect(attention.play('out')).toBe(true)
    expect(new Set(begun.map(({ at }) => at)).size).toBe(1)
    expect(Math.min(...begun.map(({ frequency }) => frequency))).toBeLessThan(first)
  })

  it('are none before the page was touched, and none where there is no speaker', () => {
    const { attention, begun } = sounding(untouched)
    expect(attention.play('in')).toBe(false)
    expect(begun).toEqual([])
    expect(machine('granted').attention.play('in')).toBe(false)
  })
})
