/** What this device knows of its own sign-in, and of what was given access from here, without asking anybody. */
import type { Live } from '../../live/live.ts'
import type { BareJid } from '../../model/jid.ts'
import { accountOf } from '../../storage/accounts.ts'
import { credentialOf } from '../../storage/credentials.ts'
import type { GrantRow } from '../../storage/schema.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic, grantsTopic } from '../../storage/topics.ts'
import { startingWith } from '../../storage/transaction.ts'
import type { GrantView, ThisDevice } from './acting.ts'

export interface KnownHere {
  readonly thisDevice: Live<ThisDevice | null>
  readonly grants: Live<readonly GrantView[] | null>
}

export const knownHere = (account: BareJid, storage: Storage): KnownHere => ({
  thisDevice: storage.live([accountsTopic, grantsTopic(account)], () => readDevice(account, storage)),
  grants: storage.live([grantsTopic(account)], async () => {
    const rows = await storage.read(['grants'], (tx) => tx.all('grants', startingWith(account)))
    return rows.sort((a, b) => a.at - b.at).map(asView)
  }),
})

async function readDevice(account: BareJid, storage: Storage): Promise<ThisDevice | null> {
  const [row, credential] = await storage.read(['accounts', 'credentials'], async (tx) => [
    await accountOf(tx, account),
    await credentialOf(tx, account),
  ])
  if (!row) return null
  const token = credential && {
    since: credential.since ?? null,
    renewed: credential.renewed ?? null,
    until: credential.token.expiry,
  }
  return { since: row.signedInAt, token }
}

const asView = ({ id, name, at, ends }: GrantRow): GrantView => ({ id, name, since: at, until: ends })
