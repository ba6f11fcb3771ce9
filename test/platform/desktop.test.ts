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

  it('keeps itself where a browser may, and is kept by the system with a shell', async () => {
    const serviceWorker = {} as ServiceWorkerContainer
    const able = () => Object.assign(window(), { navigator: { ...navigator, serviceWorker } })
    expect((await platformHere(window())).shell).toBeUndefined()
    expect((await platformHere(able())).shell).toBeDefined()
    const { api } = desktop()
    expect((await platformHere(Object.assign(able(), { desktop: api }))).shell).toBeUndefined()
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
  const wrap = (bytes: Uint8Array) => bytes.map((byte) => byte + 1)
  const bytes = new Uint8Array([1, 2])

  it('are wrapped where there is a keychain, and only there', async () => {
    const there = nativeOf(desktop({ canWrap: () => true, wrap, wrapSigner: wrap }).api).keychain
    expect(await there.isThere()).toBe(true)
    expect(await there.wrap(bytes)).toEqual(new Uint8Array([2, 3]))
    expect(await there.wrapSigner(bytes)).toEqual(new Uint8Array([2, 3]))
    const none = desktop({ canWrap: () => false, wrap, wrapSigner: wrap })
    const { keychain } = nativeOf(none.api)
    expect([await keychain.wrap(bytes), await keychain.wrapSigner(bytes)]).toEqual([null, null])
    expect(new Set(none.asked.map(([call]) => call))).toEqual(new Set(['readUpdate', 'canWrap']))
  })

  it('are none where the shell fails', async () => {
    const fail = () => {
      throw new Error('gone')
    }
    const calls = { canWrap: () => true, wrap: fail, unwrap: fail, wrapSigner: fail, signWith: fail }
    const { keychain } = nativeOf(desktop(calls).api)
    const all = [keychain.wrap, keychain.unwrap, keychain.wrapSigner].map((call) => call(bytes))
    expect(await Promise.all([...all, keychain.sign(bytes, bytes)])).toEqual([null, null, null, null])
  })

  it('sign where they are kept', async () => {
    const signWith = ({ signer, text }: { signer: Uint8Array; text: Uint8Array }) =>
      new Uint8Array([...signer, ...text])
    expect(await nativeOf(desktop({ signWith }).api).keychain.sign(bytes, bytes)).toEqual(
      new Uint8Array([1, 2, 1, 2]),
    )
  })
})

describe('those who grant access', () => {
  const url = 'https://example.org/token'
  const json = { 'content-type': 'application/json' }

  it('are asked by the shell, with what such a question needs and nothing more', async () => {
    const askIssuer = () => ({ status: 400, headers: json, body: '{"error":"x"}' })
    const { api, asked } = desktop({ askIssuer })
    const response = await nativeOf(api).askIssuer(url, {
      method: 'POST',
      headers: { Accept: 'application/json', Authorization: 'Basic eDp5', 'X-More': '1' },
      body: new URLSearchParams({ a: 'b c' }),
      credentials: 'omit',
      redirect: 'manual',
    })
    expect([response.status, await response.json()]).toEqual([400, { error: 'x' }])
    expect(response.headers.get('content-type')).toBe('application/json')
    const headers = {
      accept: 'application/json',
      authorization: 'Basic eDp5',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
    }
    expect(asked.at(-1)).toEqual(['askIssuer', { url, method: 'POST', headers, body: 'a=b+c' }])
  })

  it('may answer with nothing to read', async () => {
    const askIssuer = () => ({ status: 204, headers: {}, body: '' })
    expect((await nativeOf(desktop({ askIssuer }).api).askIssuer(url)).status).toBe(204)
  })

  it('have not answered where the shell says so, and are not asked twice', async () => {
    const { api, asked } = desktop({ askIssuer: () => null })
    const { askIssuer } = nativeOf(api)
    await expect(askIssuer(url)).rejects.toThrow(TypeError)
    await expect(askIssuer(url, { mode: 'no-cors' })).rejects.toThrow(TypeError)
    expect(asked.filter(([call]) => call === 'askIssuer')).toHaveLength(1)
  })

  it('are waited for no longer than whoever asks', async () => {
    const { api, asked } = desktop()
    const waiting = Object.assign(Object.create(api) as DesktopApi, {
      askIssuer: () => new Promise(() => {}),
    })
    const stop = new AbortController()
    const answer = nativeOf(waiting).askIssuer(url, { signal: stop.signal })
    stop.abort()
    await expect(answer).rejects.toThrow(/abort/i)
    await expect(nativeOf(api).askIssuer(url, { signal: stop.signal })).rejects.toThrow(/abort/i)
    expect(asked.map(([call]) => call)).not.toContain('askIssuer')
  })
})

describe('habits', () => {
  const kept = { startAtLogin: true, keepRunning: true, checkSpelling: true, spellingLanguages: ['de'] }

  it('are those that this machine leaves to choose, wherever they are changed', async () => {
    const choices = { startAtLogin: true, keepRunning: false, dictionaries: ['de', 'fr'] }
    const { api, tell, asked } = desktop({ readHabits: () => kept, readChoices: () => choices })
    const native = nativeOf(api)
    const { state, change } = native.habits()
    expect(native.habits().state).toBe(state)
    await vi.waitFor(() =>
      expect(state.get()).toEqual({
        startAtLogin: true,
        keepRunning: null,
        checkSpelling: true,
        spelling: { dictionaries: ['de', 'fr'], chosen: ['de'] },
      }),
    )
    change({ spellingLanguages: ['fr'] })
    expect(asked.at(-1)).toEqual(['changeHabits', { spellingLanguages: ['fr'] }])
    tell({ type: 'habits', habits: { ...kept, startAtLogin: false } })
    await vi.waitFor(() => expect(state.get()?.startAtLogin).toBe(false))
  })

  it('have no dictionaries where the system finds out by itself', async () => {
    const choices = { startAtLogin: false, keepRunning: false, dictionaries: [] }
    const { state } = nativeOf(desktop({ readHabits: () => kept, readChoices: () => choices }).api).habits()
    await vi.waitFor(() => expect(state.get()?.spelling).toBeNull())
    expect(state.get()?.startAtLogin).toBeNull()
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
