import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLinks, linkOf, readLink } from '../../electron/deep-links.ts'
import { beTheOnly } from '../../electron/single-instance.ts'

const INVITE = 'xmpp:juliet@verona.example?roster;preauth=abc;ibr=y'

describe('a link that another program hands over', () => {
  it.each([
    'xmpp:juliet@verona.example',
    INVITE,
    'xmpp:j%C3%BClia@verona.example?message;body=%0A',
    'xmpp:jülia@verona.example',
  ])('is taken as it is: %s', (link) => expect(readLink(link)).toBe(link))

  it('is known by its scheme, however that is written', () => expect(readLink('XMPP:a@b')).toBe('xmpp:a@b'))

  it.each([
    '',
    'xmpp:',
    'https://example.org',
    'javascript:alert(1)',
    'xmpp:a@b --inspect=0.0.0.0:9229',
    'xmpp:a@b\n--no-sandbox',
    'xmpp:a@b\u0000',
    'xmpp:a@\u202eb',
    'xmpp:a@b\ud800',
    '--xmpp:a@b',
    ' xmpp:a@b',
    `xmpp:${'a'.repeat(4100)}`,
  ])('is not taken: %j', (text) => expect(readLink(text)).toBeNull())
})

describe('what a start brings along', () => {
  it('is one link, wherever it stands among the switches', () => {
    expect(linkOf(['/opt/tessera', INVITE])).toBe(INVITE)
    expect(linkOf(['tessera.exe', '--allow-file-access-from-files', '--', INVITE])).toBe(INVITE)
    expect(linkOf(['electron', '.', INVITE, '--hidden'])).toBe(INVITE)
  })

  it('is nothing when it is no link, or more than one', () => {
    expect(linkOf([])).toBeNull()
    expect(linkOf(['tessera'])).toBeNull()
    // A program that is called like a link says nothing by that.
    expect(linkOf(['xmpp:a@b'])).toBeNull()
    expect(linkOf(['tessera', '/etc/passwd', 'https://example.org'])).toBeNull()
    expect(linkOf(['tessera', 'xmpp:a@b', 'xmpp:c@d'])).toBeNull()
    expect(linkOf(['tessera', `--url=${INVITE}`])).toBeNull()
  })

  it('is never anything but a link, whatever is written there', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.string().map((text) => `xmpp:${text}`),
          ),
        ),
        (argv) => {
          const link = linkOf(argv)
          expect(link === null || (/^xmpp:\S+$/.test(link) && argv.slice(1).includes(link))).toBe(true)
        },
      ),
    )
  })
})

describe('links on their way to the page', () => {
  it('wait until it takes them, and come at once from then on', () => {
    const told: string[] = []
    const links = createLinks((uri) => told.push(uri))
    links.arrive(null)
    links.arrive('xmpp:a@b')
    links.arrive('xmpp:c@d')
    expect(told).toEqual([])
    expect(links.take()).toEqual(['xmpp:a@b', 'xmpp:c@d'])
    links.arrive('xmpp:e@f')
    expect([told, links.take()]).toEqual([['xmpp:e@f'], []])
  })

  it('wait again while it loads anew', () => {
    const told: string[] = []
    const links = createLinks((uri) => told.push(uri))
    links.take()
    links.pause()
    links.arrive('xmpp:a@b')
    expect([told, links.take()]).toEqual([[], ['xmpp:a@b']])
  })

  it('wait in a small number, each once, the last ones', () => {
    const links = createLinks(() => {})
    for (const name of [...'abcdefg', 'g']) links.arrive(`xmpp:${name}@b`)
    expect(links.take()).toEqual([...'cdefg'].map((name) => `xmpp:${name}@b`))
  })
})

describe('a second start', () => {
  type Second = (event: unknown, argv: string[]) => void

  it('hands over its link, and only that', () => {
    let second: Second = () => {}
    const app = {
      requestSingleInstanceLock: () => true,
      on(_: 'second-instance', listener: Second) {
        second = listener
      },
    }
    const started: (string | null)[] = []
    expect(beTheOnly(app, { onStarted: (link) => started.push(link) })).toBe(true)
    second({}, ['tessera', INVITE])
    second({}, ['tessera'])
    second({}, ['tessera', '--load-extension=/tmp/evil', 'xmpp:a@b --no-sandbox'])
    expect(started).toEqual([INVITE, null, null])
  })

  it('is told to end, and hears nothing', () => {
    const app = {
      requestSingleInstanceLock: () => false,
      on: () => expect.unreachable(),
    }
    expect(beTheOnly(app, { onStarted: () => expect.unreachable() })).toBe(false)
  })
})
