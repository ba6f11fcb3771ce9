/** What a stream does about people: fetches new pictures, a few at a time; tells what one says of oneself; asks who is kept out. */
import type { BareJid } from '../../model/jid.ts'
import { patchAccount } from '../../storage/accounts.ts'
import { contactOf } from '../../storage/contacts.ts'
import { listProfiles, newProfile, profileOf, putProfile } from '../../storage/profiles.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { profileTopic } from '../../storage/topics.ts'
import type { Stream } from '../../xmpp/stream.ts'
import { discoverInfo } from '../../xmpp/xep-0030-disco.ts'
import { fetchBlocked } from '../../xmpp/xep-0191-blocking.ts'
import { REPORTING } from '../../xmpp/xep-0377-reporting.ts'
import { askAboutThem, fetchPicture } from './ask-profile.ts'
import { receiveBlockList } from './blocking.ts'
import { tellOwnProfile } from './tell-profile.ts'

/** Their servers have others to serve. */
const AT_A_TIME = 3
/** Whoever did not answer is asked again tomorrow. */
const AGAIN_MS = 24 * 60 * 60 * 1000

export interface ProfileKeeperDeps {
  account: BareJid
  storage: Storage
  stream: Stream
  now(): number
}

export interface ProfileKeeper {
  heard(jid: BareJid): void
  look(jid: BareJid): void
  end(): void
}

export function keepProfiles({ account, storage, stream, now }: ProfileKeeperDeps): ProfileKeeper {
  const queue = new Map<BareJid, (jid: BareJid) => Promise<void>>()
  let running = 0
  let over = false

  function next(): void {
    for (const [jid, run] of queue) {
      if (over || running >= AT_A_TIME) return
      queue.delete(jid)
      running++
      // A stream that is gone answers nobody; the next one begins anew.
      run(jid)
        .catch(ignore)
        .finally(() => {
          running--
          next()
        })
    }
  }
  const enqueue = (jid: BareJid, run: (jid: BareJid) => Promise<void>) => {
    queue.set(jid, run)
    next()
  }

  const isDue = ({ askedAt }: ProfileRow) => askedAt + AGAIN_MS <= now()
  const lacksPicture = ({ avatar }: ProfileRow) => avatar !== null && avatar.picture === null

  const change = (jid: BareJid, patch: (row: ProfileRow) => ProfileRow) =>
    storage.write(['profiles'], async (tx) => {
      const before = (await profileOf(tx, account, jid)) ?? newProfile(account, jid)
      const after = patch(before)
      if (after !== before) await putProfile(tx, after)
    })

  async function fetch(jid: BareJid): Promise<void> {
    const row = await storage.read(['profiles'], (tx) => profileOf(tx, account, jid))
    if (!row?.avatar || !lacksPicture(row) || !isDue(row)) return
    const { avatar } = row
    const found = await fetchPicture(stream, jid, avatar)
    await change(jid, (current) =>
      current.avatar?.hash !== avatar.hash
        ? current
        : found
          ? { ...current, ...found.names, avatar: { ...avatar, picture: found.picture } }
          : { ...current, askedAt: now() },
    )
  }

  async function ask(jid: BareJid): Promise<void> {
    const [row, contact] = await storage.read(['profiles', 'contacts'], (tx) =>
      Promise.all([profileOf(tx, account, jid), contactOf(tx, account, jid)]),
    )
    if (jid !== account && !contact?.listed) return
    if (row && !isDue(row)) return
    const said = await askAboutThem(stream, jid, row)
    await change(jid, (current) => ({
      ...current,
      ...said,
      askedAt: lacksPicture({ ...current, ...said }) ? 0 : now(),
    }))
    enqueue(jid, fetch)
  }

  /** What one says of oneself is in the database; told when it differs from what the server knows. */
  let telling = false
  async function tellOwn(): Promise<void> {
    if (telling || over) return
    telling = true
    try {
      for (;;) {
        const row = await storage.read(['profiles'], (tx) => profileOf(tx, account, account))
        if (over || !row?.untold || row.refused) return
        await tellOwnProfile(stream, row, (patch) => change(account, patch))
      }
    } finally {
      telling = false
    }
  }

  async function askServer(): Promise<void> {
    const [blocked, info] = await Promise.allSettled([
      fetchBlocked(stream),
      discoverInfo(stream, stream.domain),
    ])
    if (blocked.status === 'fulfilled')
      await storage.write(['blocked', 'outbox'], (tx) => receiveBlockList(tx, account, blocked.value))
    if (info.status !== 'fulfilled') return
    const takesReports = info.value.features.has(REPORTING)
    await storage.write(['accounts'], (tx) => patchAccount(tx, account, { takesReports }))
  }

  async function begin(): Promise<void> {
    if (!stream.resumed) await askServer()
    await tellOwn()
    const rows = await storage.read(['profiles'], (tx) => listProfiles(tx, account))
    for (const row of rows) if (lacksPicture(row) && isDue(row)) enqueue(row.jid, fetch)
  }

  const unlisten = storage.onChange([profileTopic(account, account)], () => void tellOwn().catch(ignore))
  begin().catch(ignore)

  return {
    heard: (jid) => enqueue(jid, fetch),
    look: (jid) => enqueue(jid, ask),
    end() {
      over = true
      unlisten()
    },
  }
}

const ignore = () => {}
