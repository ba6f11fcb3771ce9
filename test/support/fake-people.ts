/** People in memory: what they say of themselves can be set, what the screens wish is written down and happens at once. */
import type { People, ProfileView, Whereabouts } from '../../src/client/people/knowing.ts'
import { type Live, map, type Value, value } from '../../src/live/live.ts'
import type { BareJid } from '../../src/model/jid.ts'
import { HERE, type OwnStatus } from '../../src/model/own-status.ts'
import type { Availability } from '../../src/model/presence.ts'
import { each } from './each.ts'
import { ROMEO } from './verona.ts'

export interface FakePeople extends People {
  readonly ownStatus: Value<OwnStatus>
  readonly blocked: Value<readonly string[] | null>
  readonly takesReports: Value<boolean>
  profileOf(jid: BareJid): Value<ProfileView | null>
  whereaboutsOf(jid: BareJid): Value<Partial<Whereabouts>>
}

export function fakePeople(
  presence: (jid: BareJid) => Live<Availability>,
  wish: (...what: unknown[]) => void,
): FakePeople {
  const profileOf = each((_: BareJid) => value<ProfileView | null>(null))
  const whereaboutsOf = each((_: BareJid) => value<Partial<Whereabouts>>({}))
  const blocked = value<readonly string[] | null>([])
  const ownStatus = value<OwnStatus>(HERE)
  const own = (patch: Partial<ProfileView>) => {
    const none: ProfileView = { jid: ROMEO, nick: null, fullName: null, picture: null, state: 'told' }
    profileOf(ROMEO).set({ ...(profileOf(ROMEO).get() ?? none), ...patch })
  }
  return {
    profileOf,
    whereaboutsOf,
    profile: profileOf,
    picture: each((jid: BareJid) => map(profileOf(jid), (known) => known?.picture ?? null)),
    whereabouts: each((jid: BareJid) => both(presence(jid), whereaboutsOf(jid))),
    look: (jid) => wish('people.look', jid),
    ownStatus,
    async setOwnStatus(status) {
      wish('people.setOwnStatus', status)
      ownStatus.set(status)
    },
    async setOwnName(name) {
      wish('people.setOwnName', name)
      own({ nick: name || null })
    },
    async setOwnPicture(picture) {
      wish('people.setOwnPicture', picture)
      own({ picture })
    },
    blocked,
    isBlocked: each((jid: BareJid) => map(blocked, (all) => Boolean(all?.includes(jid)))),
    takesReports: value(true),
    async block(jid, report) {
      wish('people.block', jid, ...(report ? [report] : []))
      blocked.set([...(blocked.get() ?? []), jid])
    },
    async unblock(jid) {
      wish('people.unblock', jid)
      blocked.set((blocked.get() ?? []).filter((other) => other !== jid))
    },
  }
}

function both(availability: Live<Availability>, more: Live<Partial<Whereabouts>>): Live<Whereabouts> {
  let seen: { from: unknown[]; to: Whereabouts } | null = null
  return {
    get() {
      const from = [availability.get(), more.get()]
      if (!seen || seen.from.some((part, place) => part !== from[place]))
        seen = {
          from,
          to: { availability: availability.get(), status: null, lastSeen: null, ...more.get() },
        }
      return seen.to
    },
    subscribe(listener) {
      const stops = [availability.subscribe(listener), more.subscribe(listener)]
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
}
