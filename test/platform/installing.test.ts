import { describe, expect, it } from 'vitest'
import { installingOf, wayByHand } from '../../src/platform/browser-installing.ts'
import { holdPrompt, type InstallWindow } from '../../src/platform/installing.ts'

const CHROME =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36'
const MAC = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const SAFARI = `${MAC} Version/18.2 Safari/605.1.15`
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('how it is done by hand', () => {
  it.each([
    [
      'Safari on an iPhone',
      { userAgent: `${IPHONE} Version/18.2 Mobile/15E148 Safari/604.1` },
      'share-sheet',
    ],
    [
      'Firefox on an iPhone',
      { userAgent: `${IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15` },
      'share-sheet',
    ],
    ['an iPad, which says that it is a desktop', { userAgent: SAFARI, maxTouchPoints: 5 }, 'share-sheet'],
    ['Safari on a Mac', { userAgent: SAFARI, maxTouchPoints: 0 }, 'dock'],
    ['Chrome', { userAgent: CHROME }, 'menu'],
    ['Edge', { userAgent: `${CHROME} Edg/156.0.0.0` }, 'menu'],
    [
      'Firefox on Android',
      { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:144.0) Gecko/144.0 Firefox/144.0' },
      'menu',
    ],
    [
      'Firefox on Linux',
      { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0' },
      'none',
    ],
    ['something unheard of', { userAgent: 'Lynx/2.9' }, 'none'],
  ] as const)('in %s', (_, agent, way) => {
    expect(wayByHand(agent)).toBe(way)
  })
})

class FakeWindow extends EventTarget implements InstallWindow {
  readonly navigator = { userAgent: CHROME }
  readonly #mode: string
  constructor(mode = 'browser') {
    super()
    this.#mode = mode
  }
  matchMedia = (query: string) => ({ matches: query.includes(`(display-mode: ${this.#mode})`) })

  offer(outcome: 'accepted' | 'dismissed' | 'broken') {
    const event = new Event('beforeinstallprompt', { cancelable: true })
    const prompt = async () => {
      if (outcome === 'broken') throw new DOMException('not now', 'InvalidStateError')
      return { outcome }
    }
    this.dispatchEvent(Object.assign(event, { prompt }))
    return event
  }
}

const watch = (window: InstallWindow) => installingOf(window, holdPrompt(window))

describe('becoming a program of its own', () => {
  it('is asked for when the person wants it, not when the browser does', async () => {
    const window = new FakeWindow()
    const { way, ask } = watch(window)
    expect(way.get()).toBe('menu')
    const event = window.offer('accepted')
    expect([event.defaultPrevented, way.get()]).toEqual([true, 'ask'])
    expect(await ask()).toBe(true)
    window.dispatchEvent(new Event('appinstalled'))
    expect(way.get()).toBe('here')
  })

  it.each(['dismissed', 'broken'] as const)(
    'is asked once for each time that the browser may be asked (%s)',
    async (outcome) => {
      const window = new FakeWindow()
      const { way, ask } = watch(window)
      window.offer(outcome)
      expect([await ask(), way.get(), await ask()]).toEqual([false, 'menu', false])
      window.offer('accepted')
      expect([way.get(), await ask()]).toEqual(['ask', true])
    },
  )

  it('is asked for also when the browser was ready before anybody wanted to know', () => {
    const window = new FakeWindow()
    const held = holdPrompt(window)
    window.offer('accepted')
    expect(installingOf(window, held).way.get()).toBe('ask')
  })

  it.each(['standalone', 'minimal-ui'])('is over where it is one: %s', (mode) => {
    expect(watch(new FakeWindow(mode)).way.get()).toBe('here')
  })

  it("is over on an iPhone's home screen, which has a word of its own for it", () => {
    const window = Object.assign(new FakeWindow(), { navigator: { userAgent: IPHONE, standalone: true } })
    expect(watch(window).way.get()).toBe('here')
  })
})
