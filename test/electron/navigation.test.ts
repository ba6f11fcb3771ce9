import { describe, expect, it } from 'vitest'
import { type Contents, closeWays, type Going, wayOf } from '../../electron/navigation.ts'
import { guardPages } from '../../electron/security.ts'

const HOSTILE = [
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'blob:app://tessera/0',
  'about:blank',
  'chrome://settings',
  'devtools://devtools/bundled/inspector.html',
  'ms-msdt:/id',
  'smb://evil/share',
  'vbscript:x',
  'mailto:a@b?attach=/etc/passwd',
  'xmpp:a@b',
  'http://evil.example/',
  'http://localhost.evil.example/',
  'https://user:password@evil.example/',
  'app://evil/index.html',
  'app://tessera/other.html',
  'not an address',
  '',
]

describe('where a page may go', () => {
  it.each(HOSTILE)('nowhere: %s', (address) => expect(wayOf(address)).toBe('nowhere'))

  it.each([
    'https://example.org/',
    'HTTPS://example.org',
    'http://localhost:5280/',
    'http://127.0.0.1:1/',
    'http://[::1]/',
  ])('into the browser of the system: %s', (address) => expect(wayOf(address)).toBe('outside'))

  it('home is our own page, wherever in it', () =>
    expect([wayOf('app://tessera/index.html'), wayOf('app://tessera/index.html#/scan')]).toEqual([
      'home',
      'home',
    ]))
})

function page() {
  const listeners = new Map<string, (event: Going) => void>()
  let open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  const contents = {
    on: (event: string, listener: (event: Going) => void) => listeners.set(event, listener),
    setWindowOpenHandler(handler: typeof open) {
      open = handler
    },
  } as Contents
  return {
    contents,
    /** Whether it was let. */
    goes(event: string, url: string): boolean {
      let isLet = listeners.has(event)
      const preventDefault = () => {
        isLet = false
      }
      listeners.get(event)?.({ url, preventDefault })
      return isLet
    },
    opens: (url: string) => open({ url }).action,
  }
}

describe('a page that comes to be', () => {
  it('goes nowhere, opens nothing, and embeds nothing', () => {
    const opened: string[] = []
    const one = page()
    closeWays(one.contents, (address) => opened.push(address))
    for (const address of HOSTILE) {
      for (const event of ['will-frame-navigate', 'will-redirect'])
        expect(one.goes(event, address), `${event} ${address}`).toBe(false)
      expect(one.opens(address)).toBe('deny')
    }
    expect(one.goes('will-attach-webview', 'https://example.org/')).toBe(false)
    expect(opened).toEqual([])
  })

  it('hands links into the web to the system, and stays where it is', () => {
    const opened: string[] = []
    const one = page()
    closeWays(one.contents, (address) => opened.push(address))
    expect(one.opens('https://example.org/a')).toBe('deny')
    expect(one.goes('will-frame-navigate', 'https://example.org/b')).toBe(false)
    expect(one.goes('will-frame-navigate', 'app://tessera/index.html')).toBe(true)
    expect(opened).toEqual(['https://example.org/a', 'https://example.org/b'])
  })

  it('is guarded from its first moment, whoever opened it', () => {
    let created: (event: unknown, contents: Contents) => void = () => {}
    guardPages(
      {
        on(event, listener) {
          expect(event).toBe('web-contents-created')
          created = listener
        },
      },
      () => {},
    )
    const one = page()
    created({}, one.contents)
    expect(one.opens('app://tessera/index.html')).toBe('deny')
    expect(one.goes('will-frame-navigate', 'file:///etc/passwd')).toBe(false)
  })
})
