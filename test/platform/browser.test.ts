import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type BrowserWindow, createBrowserPlatform } from '../../src/platform/browser.ts'

class FakeDocument extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible'
}

function fakeWindow(more: Partial<BrowserWindow['navigator']> = {}, channel?: typeof BroadcastChannel) {
  const document = new FakeDocument()
  const navigator = {
    onLine: true,
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0',
    ...more,
  }
  const location = { href: 'https://chat.example/app/', assign: () => {} }
  const parts = { document, navigator, location, ...(channel && { BroadcastChannel: channel }) }
  const window = Object.assign(new EventTarget(), parts)
  return {
    platform: createBrowserPlatform(window),
    fire: (name: string) => window.dispatchEvent(new Event(name)),
    online(onLine: boolean) {
      navigator.onLine = onLine
      window.dispatchEvent(new Event(onLine ? 'online' : 'offline'))
    },
    show(visible: boolean) {
      document.visibilityState = visible ? 'visible' : 'hidden'
      document.dispatchEvent(new Event('visibilitychange'))
    },
  }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the platform of a tab', () => {
  it('follows the network and the window', () => {
    const tab = fakeWindow()
    const seen: string[] = []
    const stops = [
      tab.platform.online.subscribe(() => seen.push(`online ${tab.platform.online.get()}`)),
      tab.platform.visible.subscribe(() => seen.push(`visible ${tab.platform.visible.get()}`)),
    ]
    tab.online(false)
    tab.show(false)
    tab.online(true)
    tab.show(true)
    for (const stop of stops) stop()
    tab.online(false)
    expect(seen).toEqual(['online false', 'visible false', 'online true', 'visible true'])
    expect(tab.platform.online.get()).toBe(false)
  })

  it('names itself by browser and system only', () => {
    expect(fakeWindow().platform.device).toEqual({ software: 'Tessera', device: 'Firefox on Linux' })
  })

  it('runs a timer once, unless it was stopped', () => {
    const { platform } = fakeWindow()
    const ran: string[] = []
    platform.setTimer(10, () => ran.push('kept'))
    platform.setTimer(10, () => ran.push('stopped'))()
    vi.advanceTimersByTime(100)
    expect(ran).toEqual(['kept'])
  })
})

describe('waking', () => {
  const waking = () => {
    const tab = fakeWindow()
    const wakes: string[] = []
    let why = ''
    const stop = tab.platform.onWake(() => wakes.push(why))
    const doing = (what: string, act: () => void) => {
      why = what
      act()
    }
    return { ...tab, wakes, stop, doing }
  }

  it('is heard of when the network or the window comes back', () => {
    const { wakes, doing, online, show, fire, stop } = waking()
    doing('lost', () => online(false))
    doing('network', () => online(true))
    doing('hidden', () => show(false))
    doing('shown', () => show(true))
    doing('page', () => fire('pageshow'))
    stop()
    doing('after', () => online(true))
    expect(wakes).toEqual(['network', 'shown', 'page'])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('is heard of after a sleep that nobody announced', () => {
    const { wakes, doing } = waking()
    doing('awake', () => vi.advanceTimersByTime(3_600_000))
    expect(wakes).toEqual([])
    vi.setSystemTime(Date.now() + 60_000)
    doing('slept', () => vi.advanceTimersByTime(15_000))
    doing('awake again', () => vi.advanceTimersByTime(600_000))
    expect(wakes).toEqual(['slept'])
  })

  it('is heard of when the clock was set back', () => {
    const { wakes, doing } = waking()
    vi.setSystemTime(Date.now() - 60_000)
    doing('set back', () => vi.advanceTimersByTime(15_000))
    expect(wakes).toEqual(['set back'])
  })

  it('is not mistaken for the slow timers of a hidden page', () => {
    const { wakes, doing, show } = waking()
    show(false)
    vi.advanceTimersByTime(15_000)
    vi.setSystemTime(Date.now() + 60_000)
    doing('throttled', () => vi.advanceTimersByTime(15_000))
    vi.setSystemTime(Date.now() + 120_000)
    doing('slept', () => vi.advanceTimersByTime(15_000))
    expect(wakes).toEqual(['slept'])
  })
})
