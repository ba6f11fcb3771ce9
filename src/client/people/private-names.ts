/** What a person calls others for their own eyes: written here at once, told to their other devices by `names-sync.ts`. */
import { keep } from '../../live/keep.ts'
import { type Live, map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { BareJid } from '../../model/jid.ts'
import { listPrivateNames, privateNameOf, putPrivateName } from '../../storage/private-names.ts'
import type { PrivateNameRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { privateNamesTopic } from '../../storage/topics.ts'
import type { Managing, PrivateName } from './managing.ts'

const NONE: PrivateName = { alias: '', groups: [] }
const MAX_TEXT = 200
const MAX_GROUPS = 50

/** Without those that wait to be forgotten. */
export const namesOf = (account: BareJid, storage: Storage): Live<readonly PrivateNameRow[] | null> =>
  storage.live([privateNamesTopic(account)], () =>
    storage.read(['privateNames'], (tx) => listPrivateNames(tx, account)),
  )

const cleaned = ({ alias, groups }: PrivateName): Pick<PrivateNameRow, 'alias' | 'groups'> => ({
  alias: alias.trim().slice(0, MAX_TEXT) || null,
  groups: [...new Set(groups.map((group) => group.trim().slice(0, MAX_TEXT)))]
    .filter(Boolean)
    .slice(0, MAX_GROUPS),
})

export function createPrivateNames(
  account: BareJid,
  storage: Storage,
): Pick<Managing, 'privateName' | 'setPrivateName'> {
  const all = namesOf(account, storage)
  return {
    privateName: liveByKey((jid) =>
      map(all, (rows) => {
        const row = rows?.find((one) => one.jid === jid)
        return row ? { alias: row.alias ?? '', groups: row.groups } : NONE
      }),
    ),
    setPrivateName: (jid, name) =>
      storage.write(
        ['privateNames'],
        async (tx) => {
          const before = await privateNameOf(tx, account, jid)
          const after = { account, jid, ...cleaned(name), untold: true }
          const same = before ? keep(before, { ...after, untold: before.untold }) === before : isEmpty(after)
          if (!same) await putPrivateName(tx, after)
        },
        { durable: true },
      ),
  }
}

export const isEmpty = ({ alias, groups }: Pick<PrivateNameRow, 'alias' | 'groups'>): boolean =>
  alias === null && groups.length === 0
