import { describe, expect, it } from 'vitest'
import { createNotices, type NoticeOptions, type SystemNotice } from '../../electron/notifications.ts'
import { createTray } from '../../electron/tray.ts'
import { wordsIn } from '../../electron/words.ts'
import type { DesktopEvent } from '../../src/platform/desktop-api.ts'

class FakeNotice implements SystemNotice {
  isShown = false
  readonly options: NoticeOptions<string>
  #listeners = new Map<string, (details: never) => void>()
  constructor(options: NoticeOptions<string>) {
    this.options = options
  }
  on(event: string, listener: (details: never) => void): void {
    this.#listeners.set(event, listener)
  }
  does(event: 'click' | 'close' | 'reply', details?: unknown): void {
    this.#listeners.get(event)?.(details as never)
  }
  show = () => {
    this.isShown = true
  }
  close = () => {
    this.isShown = false
    this.does('close')
  }
}

function screen(supported = true) {
  const made: FakeNotice[] = []
  const told: DesktopEvent[] = []
  let windows = 0
  const notices = createNotices<string>({
    isSupported: () => supported,
    make(options) {
      const notice = new FakeNotice(options)
      made.push(notice)
      return notice
    },
    picture: (png) => (png[0] === 137 ? 'picture' : null),
    showWindow: () => void windows++,
    tell: (event) => told.push(event),
  })
  return { notices, made, told, windows: () => windows }
}

const notice = (tag: string, more = {}) => ({
  tag,
  title: 'Juliet',
  body: 'Art thou there?',
  silent: false,
  ...more,
})

describe('a notice of the system', () => {
  it('brings the window and says which message it was about, once', () => {
    const { notices, made, told, windows } = screen()
    expect(notices.show(notice('one'))).toBe(true)
    notices.show(notice('two'))
    made[1]?.does('click')
    made[1]?.does('click')
    expect([told, windows()]).toEqual([[{ type: 'notice-pressed', tag: 'two' }], 1])
  })

  it('takes an answer in place, without bringing the window', () => {
    const { notices, made, told, windows } = screen()
    notices.show(notice('one', { reply: 'Answer' }))
    expect(made[0]?.options).toMatchObject({ hasReply: true, replyPlaceholder: 'Answer' })
    made[0]?.does('reply', { reply: 'Here I am' })
    made[0]?.does('reply', { reply: 'twice' })
    expect([told, windows()]).toEqual([[{ type: 'notice-answered', tag: 'one', text: 'Here I am' }], 0])
    notices.show(notice('two', { reply: 'Answer' }))
    made[1]?.does('reply', { reply: '  ' })
    expect(told).toHaveLength(1)
  })

  it('takes the place of the earlier of its tag, without a word', () => {
    const { notices, made, told } = screen()
    notices.show(notice('one'))
    notices.show(notice('one', { body: 'Romeo?' }))
    expect(made.map(({ isShown }) => isShown)).toEqual([false, true])
    made[0]?.does('click')
    expect(told).toEqual([])
  })

  it('says when the person put it away, not when we did', () => {
    const { notices, made, told } = screen()
    notices.show(notice('one'))
    notices.show(notice('two'))
    notices.close('one')
    notices.close('never shown')
    made[1]?.does('close')
    expect(told).toEqual([{ type: 'notice-closed', tag: 'two' }])
    notices.show(notice('three'))
    notices.closeAll()
    expect(made.at(-1)?.isShown).toBe(false)
  })

  it('has a picture if the bytes are one', () => {
    const { notices, made } = screen()
    notices.show(notice('one', { icon: new Uint8Array([137, 80]) }))
    notices.show(notice('two', { icon: new Uint8Array([0]) }))
    expect(made.map(({ options }) => options.icon)).toEqual(['picture', undefined])
  })

  it('is not shown where there are none', () => expect(screen(false).notices.show(notice('one'))).toBe(false))
})

describe('the tray', () => {
  const words = wordsIn('de')

  it('shows how many chats are new, and brings the window back', () => {
    const seen: unknown[] = []
    let click = () => {}
    const tray = createTray<unknown>({
      make: () => ({
        setToolTip: (text) => seen.push(text),
        setContextMenu: (menu) => seen.push(menu),
        setImage: (file) => seen.push(file),
        on(_, listener) {
          click = listener
        },
      }),
      build: (entries) => entries.map(({ label }) => label),
      showWindow: () => seen.push('window'),
      setBadge: (count) => seen.push(count),
      icon: (unread) => (unread ? 'unread.png' : 'read.png'),
    })
    tray.show(3, words)
    expect(seen.splice(0)).toEqual([
      3,
      'unread.png',
      'Tessera – 3 ungelesen',
      ['Tessera zeigen', undefined, 'Tessera beenden'],
    ])
    tray.show(0, words)
    expect(seen.splice(0).slice(0, 3)).toEqual([0, 'read.png', 'Tessera'])
    click()
    expect([seen, tray.isThere()]).toEqual([['window'], true])
  })

  it.each([() => null, () => expect.fail('no tray here')])(
    'may be missing: the number is shown all the same',
    (make) => {
      const badges: number[] = []
      const tray = createTray<unknown>({
        make,
        build: () => null,
        showWindow() {},
        setBadge: (count) => badges.push(count),
        icon: () => '',
      })
      tray.show(2, words)
      expect([tray.isThere(), badges]).toEqual([false, [2]])
    },
  )
})
