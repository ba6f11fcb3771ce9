import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ShellFile, shellCache } from '../../src/worker/shell-cache.ts'
import { FakeWorkerScope, FOLDER } from '../support/fake-worker-scope.ts'
import { contentOf, filesOf, integrityOf } from '../support/shell-files.ts'

const FILES = ['index.html', 'icon.svg', 'assets/index-aaaaaaaa.js', 'assets/Home-bbbbbbbb.js']
const CACHE = 'shell'

function world(files: readonly ShellFile[] = filesOf(FILES, 'one')) {
  const around = new FakeWorkerScope()
  const serve = (urls: readonly string[], version: string) => {
    for (const url of urls) around.served.set(FOLDER + url, contentOf(url, version))
  }
  serve(FILES, 'one')
  const open = (more: readonly ShellFile[] = files) =>
    shellCache({
      folder: FOLDER,
      files: more,
      open: async () => around.store(CACHE) as unknown as Cache,
      fetch: (address, init) => around.fetch(address, init),
    })
  return { around, serve, open, shell: open() }
}
const read = async (shell: ReturnType<typeof world>['shell'], url: string) =>
  (await shell.read(FOLDER + url))?.text() ?? null

describe('a version that is brought', () => {
  it('has each file asked for by its hash, and answers without a network from then on', async () => {
    const { around, shell } = world()
    await shell.fill()
    expect(around.asked.map(({ address }) => address).sort()).toEqual(FILES.map((url) => FOLDER + url).sort())
    for (const { address, init } of around.asked) {
      const url = address.slice(FOLDER.length)
      expect(init?.integrity).toBe(integrityOf(contentOf(url, 'one')))
      // What the browser keeps for ever need not be fetched twice; what has no hash in its name may be of yesterday.
      expect(init?.cache).toBe(url.startsWith('assets/') ? 'default' : 'no-cache')
    }
    around.isOffline = true
    for (const url of FILES) expect(await read(shell, url)).toBe(contentOf(url, 'one'))
  })

  it('is none when one file is missing, or not as it was made; the next try goes on from there', async () => {
    for (const spoil of [undefined, 'tampered with']) {
      const { around, shell } = world()
      const spoilt = FOLDER + (FILES[3] ?? '')
      if (spoil === undefined) around.served.delete(spoilt)
      else around.served.set(spoilt, spoil)
      await expect(shell.fill()).rejects.toThrow()
      around.served.set(spoilt, contentOf(FILES[3] ?? '', 'one'))
      around.asked.length = 0
      await shell.fill()
      expect(around.asked.map(({ address }) => address)).toEqual([spoilt])
    }
  })

  it('asks once more past what the browser has kept, which may be damaged', async () => {
    const { around, shell } = world()
    const url = FILES[2] ?? ''
    around.served.set(FOLDER + url, (init) =>
      init?.cache === 'reload' ? new Response(contentOf(url, 'one')) : new Response('damaged'),
    )
    await shell.fill()
    expect(await read(shell, url)).toBe(contentOf(url, 'one'))
  })

  it('is none where there is no room for it', async () => {
    const { around, shell } = world()
    around.store(CACHE).isFull = true
    await expect(shell.fill()).rejects.toThrow('full')
  })

  it('holds no page that came by a detour as such: browsers would not show it', async () => {
    const { around, shell } = world()
    around.served.set(`${FOLDER}index.html`, () =>
      Object.defineProperty(new Response(contentOf('index.html', 'one')), 'redirected', { value: true }),
    )
    await shell.fill()
    expect((await shell.read(`${FOLDER}index.html`))?.redirected).toBe(false)
  })
})

describe('what the browser threw away', () => {
  it('is fetched again by its hash, also where nothing can be kept any more', async () => {
    const { around, shell } = world()
    await shell.fill()
    around.store(CACHE).rows.clear()
    around.store(CACHE).isFull = true
    expect(await read(shell, 'icon.svg')).toBe(contentOf('icon.svg', 'one'))
    around.served.set(`${FOLDER}icon.svg`, 'tampered with')
    await expect(shell.read(`${FOLDER}icon.svg`)).rejects.toThrow()
    expect(await read(shell, 'assets/Other-cccccccc.js')).toBeNull()
  })
})

describe('the page', () => {
  it('takes over what the web server says of it, as long as it is the same page', async () => {
    const { around, shell } = world()
    await shell.fill()
    const say = (text: string, policy: string, status = 200) =>
      around.served.set(`${FOLDER}index.html`, () => new Response(text, { status, headers: { policy } }))
    const policy = async () => (await shell.read(`${FOLDER}index.html`))?.headers.get('policy')
    say(contentOf('index.html', 'one'), 'strict')
    await shell.renewPage()
    expect(await policy()).toBe('strict')
    say(contentOf('index.html', 'two'), 'of another version')
    await shell.renewPage()
    say(contentOf('index.html', 'one'), 'of an error', 503)
    await shell.renewPage()
    expect(await policy()).toBe('strict')
    around.isOffline = true
    await expect(shell.renewPage()).rejects.toThrow()
    expect(await read(shell, 'index.html')).toBe(contentOf('index.html', 'one'))
  })

  it('is that of the version which was fetched last, when that is asked for', async () => {
    const { serve, open, shell } = world()
    expect(await shell.readNewestPage()).toBeNull()
    await shell.fill()
    serve(['index.html'], 'two')
    await open(filesOf(['index.html'], 'two')).fill()
    expect(await (await shell.readNewestPage())?.text()).toBe('index.html of two')
    expect(await read(shell, 'index.html')).toBe('index.html of one')
  })
})

describe('what is kept', () => {
  const version = fc.record({
    /** Its own files by name and state; what is in them comes of both. */
    files: fc.uniqueArray(fc.nat(5), { minLength: 1 }),
    state: fc.nat(2),
    isUsed: fc.boolean(),
  })

  it('is the version in use and the one that was before it, whatever was only fetched between', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(version, { maxLength: 6 }), async (versions) => {
        const { around, serve, open } = world([])
        let used: string[][] = []
        for (const { files, state, isUsed } of versions) {
          const urls = files.map((name) => `assets/part-${name}${state}aaaaaa.js`)
          serve(urls, `${state}`)
          const shell = open(filesOf(urls, `${state}`))
          await shell.fill()
          if (!isUsed) continue
          await shell.tidy()
          used = [...used.slice(-1), urls]
          const kept = [...around.store(CACHE).rows.keys()].map((key) => key.replace(/\?.*/s, ''))
          const expected = new Set(used.flat().map((url) => FOLDER + url))
          expect(kept.filter((key) => key.includes('assets/')).sort()).toEqual([...expected].sort())
          // A window of the version before still finds its parts, by their names.
          around.isOffline = true
          for (const url of expected) expect(await (await shell.read(url))?.text()).toContain('part-')
          around.isOffline = false
        }
      }),
      { numRuns: 60 },
    )
  })
})
