/** What is known of people, for screens; and what a person says of themselves, written down for the tab that leads to tell. */
import { keep } from '../../live/keep.ts'
import { type Live, map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { BareJid } from '../../model/jid.ts'
import { HERE } from '../../model/own-status.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { newProfile, profileOf, putProfile } from '../../storage/profiles.ts'
import type { ProfileRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic, profileTopic } from '../../storage/topics.ts'
import type { PeoplePresence, Said } from './availability.ts'
import type { Blocking } from './blocking.ts'
import type { People, ProfileView, Whereabouts } from './knowing.ts'
import { sha1Hex } from './sha1-hex.ts'

export interface PeopleDeps {
  account: BareJid
  storage: Storage
  presence: PeoplePresence
  blocking: Blocking
  now(): number
  look(jid: BareJid): void
}

const view = (row: ProfileRow): ProfileView => ({
  jid: row.jid,
  nick: row.nick,
  fullName: row.fullName ?? null,
  picture: row.avatar?.picture ?? null,
  state: row.refused ? 'refused' : row.untold ? 'waiting' : 'told',
})

/** A picture that was read again is the same one if its name is: only then it keeps its place on screen. */
const sameProfile = (a: ProfileRow | null, b: ProfileRow | null): boolean => {
  const [one, other] = [a, b].map((row) => row && { ...row, avatar: null, hash: pictureName(row) })
  return JSON.stringify(one) === JSON.stringify(other)
}
const pictureName = (row: ProfileRow | null) => (row?.avatar?.picture ? row.avatar.hash : null)

export function createPeople(deps: PeopleDeps): People {
  const { account, storage, presence, blocking, now } = deps
  const row = liveByKey((jid) =>
    storage.live(
      [profileTopic(account, jid)],
      () => storage.read(['profiles'], (tx) => profileOf(tx, account, jid)),
      sameProfile,
    ),
  )
  const own = storage.live([accountsTopic], () =>
    storage.read(['accounts'], async (tx) => (await accountOf(tx, account)) ?? null),
  )
  const say = (change: (before: ProfileRow) => ProfileRow) =>
    storage.write(
      ['profiles'],
      async (tx) => {
        const { refused: _, ...before } =
          (await profileOf(tx, account, account)) ?? newProfile(account, account)
        await putProfile(tx, change(before))
      },
      { durable: true },
    )

  return {
    profile: liveByKey((jid) => map(row(jid), (known) => known && view(known))),
    picture: liveByKey((jid) => map(row(jid), (known) => known?.avatar?.picture ?? null)),
    whereabouts: liveByKey((jid) => whereabouts(presence.said(jid), row(jid))),
    look: deps.look,
    ownStatus: map(own, (found) => found?.status ?? HERE),
    setOwnStatus: ({ show, text }) =>
      storage.write(['accounts'], (tx) =>
        patchAccount(tx, account, { status: { show, text: text.trim(), since: now() } }),
      ),
    setOwnName: (name) =>
      say((before) => ({ ...before, nick: name.trim() || null, untold: { ...before.untold, nick: true } })),
    async setOwnPicture(picture) {
      const hash = picture ? await sha1Hex(await picture.arrayBuffer()) : null
      await say((before) => ({
        ...before,
        avatar: hash === null ? null : { hash, from: 'pep', picture },
        untold: { ...before.untold, picture: true },
      }))
    },
    ...blocking,
    takesReports: map(own, (found) => found?.takesReports ?? false),
  }
}

/** Who is idle was last there when that began; who is gone, when they went. */
function whereabouts(said: Live<Said>, row: Live<ProfileRow | null>): Live<Whereabouts> {
  let seen: Whereabouts | null = null
  return {
    get() {
      const { availability, status, idleSince } = said.get()
      const lastSeen = availability === 'online' ? null : (idleSince ?? row.get()?.seenAt ?? null)
      seen = keep(seen, { availability, status, lastSeen })
      return seen
    },
    subscribe(listener) {
      const stops = [said.subscribe(listener), row.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
