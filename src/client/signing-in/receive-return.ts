/** Somebody is sent back by their server: what they bring is put, sealed, beside what was kept for them. */
import { doorwayAt, openDoorways, putDoorway } from '../../storage/doorways.ts'
import type { Storage } from '../../storage/storage.ts'
import { doorwaysTopic } from '../../storage/topics.ts'
import { sealer } from './seal.ts'

export interface Received {
  way: 'window' | 'page'
  /** Hash of the page where somebody waits for it; null = where people are let in. */
  back: string | null
  /** Whether the page that waits has taken it; false when it did not in time, and then nobody but this one will. */
  taken(patience: number): Promise<boolean>
}

/** `brought`: what stood behind `?`. Null: nobody was sent by us who could come back with that, or they have been here before. */
export async function receive(
  storage: Storage,
  brought: string,
  now: () => number,
): Promise<Received | null> {
  const states = new URLSearchParams(brought).getAll('state')
  const [state = ''] = states
  if (states.length !== 1) return null
  const answer = await sealer(storage).seal(brought)
  const row = await storage.write(
    ['doorways'],
    async (tx) => {
      const open = await doorwayAt(tx, state, now())
      if (!open || open.answer) return null
      await putDoorway(tx, { ...open, answer }, now())
      return open
    },
    { durable: true },
  )
  if (!row) return null
  const isThere = async () =>
    (await storage.read(['doorways'], (tx) => openDoorways(tx, now()))).some((one) => one.state === state)

  /** From now on it is for whoever opens the program. */
  const release = (): Promise<boolean> =>
    storage.write(['doorways'], async (tx) => {
      const open = await doorwayAt(tx, state, now())
      if (open) await putDoorway(tx, { ...open, way: 'page' }, now())
      return open === null
    })

  return {
    way: row.way,
    back: row.purpose === 'program' ? row.back : null,
    taken: (patience) =>
      new Promise((resolve, reject) => {
        const end = (outcome: Promise<boolean>) => {
          clearTimeout(late)
          unfollow()
          outcome.then(resolve, reject)
        }
        const look = () =>
          isThere().then((still) => {
            if (!still) end(Promise.resolve(true))
          }, reject)
        const late = setTimeout(() => end(release()), patience)
        const unfollow = storage.onChange([doorwaysTopic], () => void look())
        void look()
      }),
  }
}
