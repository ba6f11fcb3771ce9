import { describe, expect, it, vi } from 'vitest'
import { followLaunches, type LaunchWindow } from '../../src/platform/launches.ts'

const AT = 'https://tessera.example/chat/'
const INVITE = `${AT}#/invite/xmpp%3Aromeo%40verona.example%3Froster%3Bpreauth%3Ds3cret`

/** A window with a memory of its own, which a page that is loaded anew finds again. */
function openWindow() {
  const memory = new Map<string, string>()
  const sessionStorage = {
    getItem: (name: string) => memory.get(name) ?? null,
    setItem: (name: string, text: string) => void memory.set(name, text),
  }
  return {
    memory,
    /** A page in it; `launch` resolves with where it went. */
    load(
      type: 'navigate' | 'reload',
      cameBy: string,
      storage: LaunchWindow['sessionStorage'] = sessionStorage,
    ) {
      let consume = (_: { targetURL: string | null }) => {}
      const gone: string[] = []
      let heard = 0
      const window = {
        launchQueue: {
          setConsumer: (consumer: typeof consume) => {
            consume = consumer
          },
        },
        performance: { getEntriesByType: () => [{ type }] },
        sessionStorage: {
          getItem: storage.getItem,
          // The last that is done before it is gone to.
          setItem: (name: string, text: string) => {
            heard += 1
            storage.setItem(name, text)
          },
        },
      } as unknown as LaunchWindow
      followLaunches(window, cameBy, (address) => gone.push(address))
      return async (targetURL: string | null) => {
        const before = heard
        consume({ targetURL })
        if (targetURL !== null) await vi.waitFor(() => expect(heard).toBeGreaterThan(before))
        return gone
      }
    },
  }
}

describe('a launch that finds a window', () => {
  it('goes where it says, each time', async () => {
    const launch = openWindow().load('navigate', AT)
    await launch(`${AT}#/scan`)
    expect(await launch(`${AT}#/scan`)).toEqual([`${AT}#/scan`, `${AT}#/scan`])
    expect(await launch(null)).toHaveLength(2)
  })

  it('is not done again by the page that it has opened', async () => {
    const launch = openWindow().load('navigate', INVITE)
    expect(await launch(INVITE)).toEqual([])
    expect(await launch(INVITE)).toEqual([INVITE])
  })

  it('is not done again by a page that is loaded anew, which is told of it once more', async () => {
    const window = openWindow()
    await window.load('navigate', AT)(INVITE)
    const launch = window.load('reload', AT)
    expect(await launch(INVITE)).toEqual([])
    expect(await launch(INVITE)).toEqual([INVITE])
  })

  it('leaves nothing of a secret in what is remembered', async () => {
    const { memory, load } = openWindow()
    await load('navigate', AT)(INVITE)
    expect(memory.size).toBe(1)
    expect([...memory.values()].join()).not.toMatch(/s3cret|romeo|http/)
  })

  it('is heard where nothing may be remembered, and where there is no such thing', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    const launch = openWindow().load('reload', AT, { getItem: refuse, setItem: refuse })
    expect(await launch(INVITE)).toEqual([INVITE])
    const without = {
      performance: { getEntriesByType: () => [] },
      sessionStorage: { getItem: refuse, setItem: refuse },
    }
    expect(() => followLaunches(without, AT, refuse)).not.toThrow()
  })
})
