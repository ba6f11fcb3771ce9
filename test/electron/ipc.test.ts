import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallName, CHANNELS, EVENTS } from '../../electron/channels.ts'
import { type Answers, listenToPage, type Page, Refused, type Sending, tellPage } from '../../electron/ipc.ts'
import type { DesktopEvent } from '../../src/platform/desktop-api.ts'

const calls = Object.keys(CHANNELS) as CallName[]
const good: Sending = {
  sender: { id: 7 },
  senderFrame: { url: 'app://tessera/index.html#/', origin: 'app://tessera', parent: null },
}

function door(page: Page | null = { id: 7, send: () => {}, isDestroyed: () => false }) {
  const heard: [call: string, argument: unknown][] = []
  const handlers = new Map<string, (event: Sending, ...args: unknown[]) => unknown>()
  const answers = Object.fromEntries(
    calls.map((call) => [call, (argument: unknown) => void heard.push([call, argument])]),
  ) as unknown as Answers
  listenToPage({ handle: (channel, listener) => void handlers.set(channel, listener) }, () => page, answers)
  return {
    heard,
    channels: [...handlers.keys()],
    say: (call: CallName, event: Sending, ...args: unknown[]) =>
      handlers.get(CHANNELS[call])?.(event, ...args),
  }
}

const NOTICE = { tag: 'a b', title: 'Juliet', body: 'Art thou there?', silent: false }
const QUESTION = {
  url: 'https://example.org/token',
  method: 'POST',
  headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
  body: 'grant_type=refresh_token',
}
const FINE: { [C in CallName]: unknown } = {
  showNotice: { ...NOTICE, icon: new Uint8Array(10), reply: 'Answer' },
  closeNotice: 'a b',
  showCount: 3,
  showMenu: { language: 'de-AT', commands: [{ name: 'search', label: 'Suchen', keys: 'Mod+k' }] },
  takeLinks: undefined,
  claimLinks: undefined,
  pictureScreens: undefined,
  canWrap: undefined,
  wrap: new Uint8Array(32),
  unwrap: new Uint8Array(64),
  wrapSigner: new Uint8Array(32),
  signWith: { signer: new Uint8Array(64), text: new Uint8Array(9) },
  askIssuer: QUESTION,
  openReturn: undefined,
  visit: 'https://example.org/authorize',
  giveUpVisit: 'https://example.org/authorize',
  readUpdate: undefined,
  checkForUpdate: undefined,
  loadUpdate: undefined,
  installUpdate: undefined,
  readHabits: undefined,
  readChoices: undefined,
  changeHabits: { keepRunning: true, spellingLanguages: ['de', 'es-419', 'en-GB-oxendict'] },
}

describe('the table of channels', () => {
  it('is closed: a handler for each, and none beside', () => {
    expect(door().channels.sort()).toEqual(Object.values(CHANNELS).sort())
    expect(new Set([...Object.values(CHANNELS), EVENTS]).size).toBe(calls.length + 1)
    expect(Object.values(CHANNELS).every((name) => name.startsWith('tessera:'))).toBe(true)
  })

  it('lets through what the page has to say', () => {
    const { say, heard } = door()
    for (const call of calls) say(call, good, ...(FINE[call] === undefined ? [] : [FINE[call]]))
    expect(heard).toEqual(calls.map((call) => [call, FINE[call]]))
  })
})

describe('who speaks', () => {
  const frame = good.senderFrame
  const strangers: Record<string, Sending> = {
    'another page': { ...good, sender: { id: 8 } },
    'a page of the web in our window': {
      ...good,
      senderFrame: frame && { ...frame, url: 'https://example.org/', origin: 'https://example.org' },
    },
    'our name elsewhere': {
      ...good,
      senderFrame: frame && { ...frame, url: 'https://tessera/index.html', origin: 'https://tessera' },
    },
    'a file': {
      ...good,
      senderFrame: frame && { ...frame, url: 'file:///app/index.html', origin: 'file://' },
    },
    'a frame in our page': { ...good, senderFrame: frame && { ...frame, parent: {} } },
    'a sandboxed document': { ...good, senderFrame: frame && { ...frame, origin: 'null' } },
    'an empty document': { ...good, senderFrame: frame && { ...frame, url: 'about:blank' } },
    'a frame that has gone': { ...good, senderFrame: null },
  }

  it.each(Object.entries(strangers))('not %s', (_, event) => {
    const { say, heard } = door()
    for (const call of calls) expect(() => say(call, event, FINE[call]), call).toThrow(Refused)
    expect(heard).toEqual([])
  })

  it('nobody, while there is no page', () => {
    const { say, heard } = door(null)
    for (const call of calls) expect(() => say(call, good, FINE[call]), call).toThrow(Refused)
    expect(heard).toEqual([])
  })
})

describe('what is said', () => {
  const long = (length: number) => 'x'.repeat(length)
  const wrong: Partial<Record<CallName, unknown[]>> = {
    showNotice: [
      { ...NOTICE, body: long(8193) },
      { ...NOTICE, title: long(1025) },
      { ...NOTICE, tag: 5 },
      { ...NOTICE, icon: new Uint8Array(256 * 1024 + 1) },
      { ...NOTICE, icon: 'file:///etc/passwd' },
      { ...NOTICE, icon: { length: 3 } },
      { ...NOTICE, toastXml: '<toast/>' },
      { title: 'x' },
    ],
    showCount: [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '3', null],
    showMenu: [
      { language: '../..', commands: [] },
      { language: 'en', commands: Array.from({ length: 61 }, () => ({ name: 'a', label: 'a', keys: 'a' })) },
      { language: 'en', commands: [{ name: 'a', label: 'a', keys: 'a', role: 'quit' }] },
      { language: 'en', commands: [{ name: 'a', label: 'two\nlines', keys: 'a' }] },
    ],
    wrap: [new Uint8Array(64 * 1024 + 1), 'text', [1, 2], new ArrayBuffer(4), new Uint16Array(2)],
    unwrap: [new Uint8Array(128 * 1024 + 1), null],
    wrapSigner: [new Uint8Array(4 * 1024 + 1), 'key', {}],
    signWith: [
      { signer: new Uint8Array(64), text: new Uint8Array(1025) },
      { signer: new Uint8Array(16 * 1024 + 1), text: new Uint8Array(9) },
      { signer: 'key', text: new Uint8Array(9) },
      { signer: new Uint8Array(64) },
      { signer: new Uint8Array(64), text: new Uint8Array(9), algorithm: 'none' },
    ],
    askIssuer: [
      { ...QUESTION, url: `https://example.org/${long(8192)}` },
      { ...QUESTION, method: 'PUT' },
      { ...QUESTION, headers: { cookie: 'session=1' } },
      { ...QUESTION, headers: { accept: 'text/html\r\nhost: example.net' } },
      { ...QUESTION, headers: { authorization: ['Basic eA==', 'Basic eQ=='] } },
      { ...QUESTION, body: long(64 * 1024 + 1) },
      { ...QUESTION, body: { grant_type: 'x' } },
      { ...QUESTION, redirect: 'follow' },
      { url: QUESTION.url },
    ],
    openReturn: [{ port: 80 }],
    visit: [long(8193), { url: 'https://example.org' }, undefined],
    closeNotice: [long(7169), 5, null, {}],
    giveUpVisit: [long(8193), 7, null],
    changeHabits: [
      { startAtLogin: 'yes' },
      { window: {} },
      { returnPort: 80 },
      { __proto__: null, keepRunning: 1 },
      { spellingLanguages: 'de' },
      { spellingLanguages: ['../../de'] },
      { spellingLanguages: Array.from({ length: 21 }, () => 'de') },
    ],
    takeLinks: ['now', {}],
  }

  it('is nothing, on the channels that ask for nothing', () => {
    const { say, heard } = door()
    const silent = calls.filter((call) => FINE[call] === undefined)
    expect(silent.length).toBeGreaterThan(5)
    for (const call of silent)
      for (const message of ['now', {}, 0, null, false, [], new Uint8Array(1)])
        expect(() => say(call, good, message), call).toThrow(Refused)
    expect(heard).toEqual([])
  })

  it('has its limits on every channel that takes something', () =>
    expect(calls.filter((call) => FINE[call] !== undefined && !wrong[call])).toEqual([]))

  it('is refused whole when it is too long, of another shape, or more than was asked for', () => {
    const { say, heard } = door()
    for (const call of calls)
      for (const message of wrong[call] ?? []) expect(() => say(call, good, message), call).toThrow(Refused)
    for (const call of calls) expect(() => say(call, good, FINE[call], 'more'), call).toThrow(Refused)
    expect(heard).toEqual([])
  })

  it('never reaches anybody unless it fits, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...calls), fc.anything(), (call, message) => {
        const { say, heard } = door()
        try {
          say(call, good, message)
        } catch (error) {
          expect(error).toBeInstanceOf(Refused)
          expect(heard).toEqual([])
        }
      }),
    )
  })

  it('is not repeated to whoever is refused', () => {
    const { say } = door()
    const secret = `${long(9000)}the secret`
    expect(() => say('visit', good, secret)).toThrow(/^not understood: visit$/)
  })
})

describe('what the page is told', () => {
  it('goes to a page that is there, on one channel', () => {
    const sent: [string, DesktopEvent][] = []
    const page = (destroyed: boolean): Page => ({
      id: 7,
      send: (channel, event) => sent.push([channel, event]),
      isDestroyed: () => destroyed,
    })
    const event: DesktopEvent = { type: 'link', uri: 'xmpp:juliet@verona' }
    tellPage(page(false), event)
    tellPage(page(true), event)
    tellPage(null, event)
    expect(sent).toEqual([[EVENTS, event]])
  })
})
