import { describe, expect, it } from 'vitest'
import { shareShelf } from '../../src/storage/shares.ts'
import { receiveShares } from '../../src/worker/receive-shares.ts'
import type { WorkerScope } from '../../src/worker/worker-scope.ts'
import { FakeCaches } from '../support/fake-shelf.ts'

const FOLDER = 'https://tessera.example/chat/'

function setUp() {
  const caches = new FakeCaches()
  let listener = (_: unknown) => {}
  receiveShares({
    registration: { scope: FOLDER },
    caches,
    addEventListener: (_: string, added: (event: unknown) => void) => {
      listener = added
    },
  } as unknown as WorkerScope)
  /** Null: somebody else answers. */
  async function ask(request: object): Promise<Response | null> {
    let answer: Promise<Response> | null = null
    listener({
      request: { method: 'POST', mode: 'navigate', url: `${FOLDER}share`, ...request },
      respondWith: (given: Promise<Response>) => {
        answer = given
      },
    })
    return answer
  }
  return { caches, ask, shelf: shareShelf({ caches, folder: FOLDER }) }
}

function form(words: Record<string, string>, ...files: File[]) {
  const made = new FormData()
  for (const [name, value] of Object.entries(words)) made.append(name, value)
  for (const file of files) made.append('files', file)
  return async () => made
}
const leadsTo = (answer: Response | null) => [answer?.status, answer?.headers.get('location')]

describe('a form that another program sends', () => {
  it('is put down, and a window is shown that asks where it goes', async () => {
    const { ask, shelf } = setUp()
    const answer = await ask({ formData: form({ text: 'Look' }, new File(['x'], 'rose.png')) })
    expect(leadsTo(answer)).toEqual([303, `${FOLDER}#/shared`])
    expect(await shelf.read()).toMatchObject({ text: 'Look', files: [{ name: 'rose.png' }] })
  })

  it('without anything in it leaves nothing, also not what was there before', async () => {
    const { ask, shelf } = setUp()
    await ask({ formData: form({ text: 'Look' }) })
    expect(leadsTo(await ask({ formData: form({}) }))).toEqual([303, `${FOLDER}#/shared`])
    expect(await shelf.read()).toBeNull()
  })

  it('that there is no room for says so', async () => {
    const { ask, caches, shelf } = setUp()
    caches.room = 3
    const answer = await ask({ formData: form({}, new File(['too much'], 'rose.png')) })
    expect(leadsTo(answer)).toEqual([303, `${FOLDER}#/shared/full`])
    expect(await shelf.read()).toBeNull()
  })

  it('that is none is answered all the same', async () => {
    const answer = await setUp().ask({ formData: () => Promise.reject(new TypeError('no form')) })
    expect(leadsTo(answer)).toEqual([303, `${FOLDER}#/shared`])
  })

  it.each([
    ['is asked for', { method: 'GET' }],
    ['is sent by a script', { mode: 'cors' }],
    ['goes elsewhere', { url: `${FOLDER}share/more` }],
    ['is for another copy of the program', { url: 'https://tessera.example/share' }],
  ])('is left to others when it %s', async (_, request) => {
    expect(await setUp().ask({ ...request, formData: form({ text: 'Look' }) })).toBeNull()
  })
})
