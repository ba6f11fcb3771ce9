import { describe, expect, it, vi } from 'vitest'
import { createChanges } from '../../src/storage/changes.ts'
import { listContacts, putContacts } from '../../src/storage/contacts.ts'
import { liveQuery } from '../../src/storage/query.ts'
import { StorageFailure } from '../../src/storage/storage-failure.ts'
import { accountsTopic, contactsTopic } from '../../src/storage/topics.ts'
import { freshStorage, until } from './fresh-storage.ts'
import { alice, bob, carol, contact } from './rows.ts'

/** Reads that the test answers itself, one after the other. */
function slowRead() {
  const waiting: { answer(value: unknown): void; fail(error: unknown): void }[] = []
  const read = vi.fn(() => new Promise<unknown>((answer, fail) => void waiting.push({ answer, fail })))
  const next = async () => {
    await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0))
    const [first] = waiting.splice(0, 1)
    if (!first) throw new Error('nobody reads')
    return first
  }
  return { read, waiting, next }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))
const changed = new Set([accountsTopic])

describe('a live query', () => {
  it('is null until it was read, and reads only once somebody looks', async () => {
    const { read, next } = slowRead()
    const live = liveQuery(createChanges(null), [accountsTopic], read)
    expect(live.get()).toBeNull()
    expect(read).not.toHaveBeenCalled()
    const first = until(live, (now) => now !== null)
    ;(await next()).answer('first')
    expect(await first).toBe('first')
  })

  it('never reads twice at a time, and once more for all changes that came meanwhile', async () => {
    const changes = createChanges(null)
    const { read, waiting, next } = slowRead()
    const live = liveQuery(changes, [accountsTopic], read)
    const listener = vi.fn()
    live.subscribe(listener)
    const first = await next()
    for (let n = 0; n < 10; n++) changes.publish(changed)
    await settled()
    expect(waiting).toHaveLength(0)
    first.answer('old')
    ;(await next()).answer('new')
    await settled()
    expect(live.get()).toBe('new')
    expect(read).toHaveBeenCalledTimes(2)
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('reads again after a change that came when it was at rest', async () => {
    const changes = createChanges(null)
    const { read, next } = slowRead()
    liveQuery(changes, [accountsTopic], read).subscribe(() => {})
    ;(await next()).answer(1)
    await settled()
    changes.publish(changed)
    ;(await next()).answer(2)
  })

  it('rests while nobody looks, shows what it had to the next, and reads for them again', async () => {
    const changes = createChanges(null)
    const { read, next } = slowRead()
    const live = liveQuery(changes, [accountsTopic], read)
    const stop = live.subscribe(() => {})
    ;(await next()).answer('before')
    await settled()
    stop()
    changes.publish(changed)
    await settled()
    expect(read).toHaveBeenCalledTimes(1)
    const again = until(live, (now) => now === 'after')
    expect(live.get()).toBe('before')
    ;(await next()).answer('after')
    await again
  })

  it('reads again for who came while an abandoned read was on its way', async () => {
    const slow = slowRead()
    const live = liveQuery(createChanges(null), [accountsTopic], slow.read)
    live.subscribe(() => {})()
    const abandoned = await slow.next()
    const fresh = until(live, (now) => now === 'fresh')
    abandoned.answer('stale')
    ;(await slow.next()).answer('fresh')
    expect(await fresh).toBe('fresh')
  })

  it('goes on for the others when one of several leaves', async () => {
    const changes = createChanges(null)
    const { read, next } = slowRead()
    const live = liveQuery(changes, [accountsTopic], read)
    const both = () => {}
    const leave = live.subscribe(both)
    live.subscribe(both)
    ;(await next()).answer(1)
    await settled()
    leave()
    leave()
    changes.publish(changed)
    ;(await next()).answer(2)
  })

  it('keeps what it showed when the database fails, and follows again after the next change', async () => {
    const changes = createChanges(null)
    const slow = slowRead()
    const live = liveQuery(changes, [accountsTopic], slow.read)
    live.subscribe(() => {})
    ;(await slow.next()).answer('good')
    await settled()
    changes.publish(changed)
    ;(await slow.next()).fail(new StorageFailure('broken'))
    await settled()
    expect(live.get()).toBe('good')
    changes.publish(changed)
    ;(await slow.next()).answer('better')
    await settled()
    expect(live.get()).toBe('better')
  })

  it('keeps rows that did not change, and tells nobody when none did', async () => {
    const storage = await freshStorage()
    const put = (name: string) =>
      storage.write(['contacts'], (tx) =>
        putContacts(tx, [contact(alice, bob, { name }), contact(alice, carol)]),
      )
    await put('Bob')
    const live = storage.live([contactsTopic(alice)], () =>
      storage.read(['contacts'], (tx) => listContacts(tx, alice)),
    )
    const listener = vi.fn()
    live.subscribe(listener)
    const before = await until(live, (now) => now !== null)
    await put('Bob')
    await put('Robert')
    const after = await until(live, (now) => now?.[0]?.name === 'Robert')
    expect(after?.[1]).toBe(before?.[1])
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('keeps the whole by a rule of its reader', async () => {
    const changes = createChanges(null)
    const slow = slowRead()
    const live = liveQuery(changes, [accountsTopic], slow.read, (a, b) => String(a) === String(b))
    live.subscribe(() => {})
    ;(await slow.next()).answer(1)
    await settled()
    changes.publish(changed)
    ;(await slow.next()).answer('1')
    await settled()
    expect(live.get()).toBe(1)
  })
})
