/** Whether others keep the contact list of an account, as the database has it, and one's own names for people. */
import { map } from '../../live/live.ts'
import { liveByKey } from '../../live/live-by-key.ts'
import type { Account } from '../../model/account.ts'
import type { BareJid } from '../../model/jid.ts'
import { accountOf, patchAccount } from '../../storage/accounts.ts'
import { contactOf } from '../../storage/contacts.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic, contactsTopic } from '../../storage/topics.ts'
import type { Managing } from './managing.ts'
import { createPrivateNames } from './private-names.ts'

const NOBODY: readonly BareJid[] = []

/** What still can be handed out where nobody can be made a contact. */
const makesAccounts = ({ inviting }: Account): boolean =>
  Boolean(inviting?.commands.some((command) => command !== 'invite'))

export function createManaging(account: BareJid, storage: Storage): Managing {
  const row = storage.live([accountsTopic], () => storage.read(['accounts'], (tx) => accountOf(tx, account)))
  const of = <T>(view: (row: Account | null) => T) => map(row, view)
  return {
    isManaged: of((it) => it?.managed === true),
    keeps: liveByKey((jid) => {
      const line = storage.live([accountsTopic, contactsTopic(account)], () =>
        storage.read(['accounts', 'contacts'], async (tx) => {
          if ((await accountOf(tx, account))?.managed) return true
          return (await contactOf(tx, account, jid))?.kept === true
        }),
      )
      return map(line, (keeps) => keeps === true)
    }),
    undone: of((it) => it?.undone ?? NOBODY),
    mayInvite: of((it) => !it?.managed || makesAccounts(it)),
    undoneSeen: () => storage.write(['accounts'], (tx) => patchAccount(tx, account, { undone: [] })),
    namesAreKept: of((it) => (it?.namesHere ? 'device' : 'account')),
    ...createPrivateNames(account, storage),
  }
}
