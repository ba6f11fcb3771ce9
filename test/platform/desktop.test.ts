import { describe, expect, it, vi } from 'vitest'
import type { ShownNotice } from '../../src/platform/attention.ts'
import { createDesktopPlatform } from '../../src/platform/desktop.ts'
import type { DesktopApi, DesktopCalls, DesktopEvent } from '../../src/platform/desktop-api.ts'
import { desktopAttention } from '../../src/platform/desktop-attention.ts'
import { desktopAway } from '../../src/platform/desktop-away.ts'
import { nativeOf } from '../../src/platform/desktop-native.ts'
import { platformHere } from '../../src/platform/here.ts'

type Answers = {
  [C in keyof DesktopCalls]?: (argument: DesktopCalls[C]['takes']) => DesktopCalls[C]['gives']
}

const USUAL: Record<string, () => unknown> = {
  readUpdate: () => ({ status: 'none', possible: true }),
  takeLinks: () => [],
}

/** The other side of the bridge, with what was asked written down. */
function desktop(answers: Answers = {}) {
  const asked: [string, unknown][] = []
  const listeners = new Set<(event: DesktopEvent) => void>()
  const api = new Proxy({} as DesktopApi, {
    get: (_, call: string) => {
      if (call === 'listen')
        return (listener: (event: DesktopEvent) => void) => {
          listeners.add(listener)
          return () => listeners.delete(listener)
        }
      return async (argument: unknown) => {
        asked.push([call, argument])
        const answer = (answers[call as keyof DesktopCalls] ?? USUAL[call]) as
          | ((argument: unknown) => unknown)
          | undefined
        return answer?.(argument)
      }
    },
  })
  const tell = (event: DesktopEvent) => {
    for (const listener of [...listeners]) listener(event)
  }
  return { api, asked, tell }
}

const document = Object.assign(new EventTarget(), { visibilityState: 'visible' as const })
const navigator = { onLine: true, userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150 Electron/45' }
const location = { href: 'app://tessera/index.html', assign() {} }
const window = () => Object.assign(new EventTarget(), { document, navigator, location })

describe('the platform of wherever this runs', () => {
  it('is that of a browser without a shell', async () => {
    const platform = await platformHere(window())
    expect([platform.native, platform.device.device]).toEqual([undefined, 'Chrome on Linux'])
  })

  it('has what a program has with one', async () => {
    const { api } = desktop()
    const platform = await platformHere(Object.assign(window(), { desktop: api }))
    expect(platform.device).toEqual({ software: 'Tessera', device: 'Desktop on Linux' })
    expect(platform.native).toBeDefined()
    expect(createDesktopPlatform(window(), api).online.get()).toBe(true)
  })
})

describe('links', () => {
  it('that waited come first, then each as it comes, until nobody listens', async () => {
    const { api, tell } = desktop({ takeLinks: () => ['xmpp:a@b'] })
    const seen: string[] = []
    const stop = nativeOf(api).onLink((uri) => seen.push(uri))
    await vi.waitFor(() => expect(seen).toEqual(['xmpp:a@b']))
    tell({ type: 'link', uri: 'xmpp:c@d' })
    stop()
    tell({ type: 'link', uri: 'xmpp:e@f' })
    expect(seen).toEqual(['xmpp:a@b', 'xmpp:c@d'])
  })
})

describe('secrets', () => {
  it('are wrapped where there is a keychain, and only there', async () => {
    const wrap = (bytes: Uint8Array) => bytes.map((byte) => byte + 1)
    const bytes = new Uint8Array([1, 2])
    expect(await nativeOf(desktop({ canWrap: () => true, wrap }).api).wrap(bytes)).toEqual(
      new Uint8Array([2, 3]),
    )
    const none = desktop({ canWrap: () => false, wrap })
    expect(await nativeOf(none.api).wrap(bytes)).toBeNull()
    expect(none.asked.map(([call]) => call)).not.toContain('wrap')
  })
})

describe('a sign-in in the browser of the system', () => {
  const door = 'http://127.0.0.1:4711/return'

  it('comes back to where the shell waits', async () => {
    let settle: (address: string | null) => void = () => {}
    const { api, asked } = desktop({ openReturn: () => door })
    const visit = () => new Promise<string | null>((resolve) => (settle = resolve))
    const away = await desktopAway(Object.assign(Object.create(api) as DesktopApi, { visit }))
    expect([away.door, away.home, away.besides]).toEqual([door, 'http://127.0.0.1:4711/', true])
    const beside = away.open()
    beside?.go('https://example.org/authorize?state=x')
    expect(beside?.closed()).toBe(false)
    settle(`${door}?code=c&state=x`)
    expect(await beside?.brought).toBe('?code=c&state=x')
    beside?.close()
    await vi.waitFor(() =>
      expect(asked).toContainEqual(['giveUpVisit', 'https://example.org/authorize?state=x']),
    )
  })

  it('is over when the shell gives it up', async () => {
    const { api } = desktop({ openReturn: () => door, visit: () => null })
    const beside = (await desktopAway(api)).open()
    beside?.go('https://example.org/authorize?state=x')
    await vi.waitFor(() => expect(beside?.closed()).toBe(true))
  })
})

describe('updates', () => {
  it('are told when something can be done about them', async () => {
    const { api, tell, asked } = desktop({ readUpdate: () => ({ status: 'offered', version: '2.0.0' }) })
    const native = nativeOf(api)
    await vi.waitFor(() => expect(native.update.get()).toEqual({ status: 'offered', version: '2.0.0' }))
    native.loadUpdate()
    tell({ type: 'update', state: { status: 'loading', version: '2.0.0', percent: 5 } })
    expect(native.update.get()).toMatchObject({ status: 'loading', percent: 5 })
    tell({ type: 'update', state: { status: 'failed' } })
    expect(native.update.get()).toEqual({ status: 'none' })
    expect(asked.map(([call]) => call)).toEqual(['readUpdate', 'loadUpdate'])
  })
})

describe('notices of the system', () => {
  const notice = (tag: string, more: Partial<ShownNotice> = {}): ShownNotice => ({
    tag,
    title: 'Juliet',
    body: 'Hi',
    silent: true,
    onPress: vi.fn(),
    ...more,
  })
  const setup = (
    answers: Answers = { showNotice: () => true },
    drawIcon = async (): Promise<Uint8Array | null> => new Uint8Array([1]),
  ) => {
    const shell = desktop(answers)
    return {
      ...shell,
      attention: desktopAttention({ desktop: shell.api, window: { document: {}, navigator: {} }, drawIcon }),
    }
  }
  const shown = (asked: [string, unknown][]) =>
    asked.filter(([call]) => call === 'showNotice').map(([, said]) => said)

  it('are pressed once, and answered in place', async () => {
    const { attention, tell, asked } = setup()
    const [one, two] = [notice('one'), notice('two', { reply: { label: 'Answer', send: vi.fn() } })]
    expect(attention.show(one)).toBe(true)
    attention.show(two)
    await vi.waitFor(() =>
      expect(shown(asked)).toEqual([
        { tag: 'one', title: 'Juliet', body: 'Hi', silent: true },
        { tag: 'two', title: 'Juliet', body: 'Hi', silent: true, reply: 'Answer' },
      ]),
    )
    tell({ type: 'notice-pressed', tag: 'one' })
    tell({ type: 'notice-pressed', tag: 'one' })
    tell({ type: 'notice-answered', tag: 'two', text: 'Here' })
    expect(one.onPress).toHaveBeenCalledOnce()
    expect(two.onPress).not.toHaveBeenCalled()
    expect(two.reply?.send).toHaveBeenCalledWith('Here')
  })

  it('have a picture, if it can be drawn', async () => {
    const fine = setup()
    fine.attention.show(notice('one', { icon: 'blob:x' }))
    await vi.waitFor(() => expect(shown(fine.asked)).toMatchObject([{ icon: new Uint8Array([1]) }]))
    const broken = setup({ showNotice: () => true }, () => Promise.reject(new Error('no picture')))
    broken.attention.show(notice('one', { icon: 'blob:x' }))
    await vi.waitFor(() => expect(shown(broken.asked)).toHaveLength(1))
    expect(shown(broken.asked)[0]).not.toHaveProperty('icon')
  })

  it('that are closed while their picture is drawn are never shown', async () => {
    let drawn = (_: Uint8Array | null) => {}
    const { attention, asked } = setup(undefined, () => new Promise((resolve) => (drawn = resolve)))
    attention.show(notice('one', { icon: 'blob:x' }))
    attention.close('one')
    drawn(null)
    await vi.waitFor(() => expect(asked).toContainEqual(['closeNotice', 'one']))
    expect(shown(asked)).toEqual([])
  })

  it('are not tried again where the system has none', async () => {
    const { attention } = setup({ showNotice: () => false })
    attention.show(notice('one'))
    await vi.waitFor(() => expect(attention.permission.get()).toBe('unavailable'))
    expect(attention.show(notice('two'))).toBe(false)
  })

  it('count on the icon', async () => {
    const { attention, asked } = setup()
    attention.showCount(3)
    expect(asked).toEqual([['showCount', 3]])
  })
})
