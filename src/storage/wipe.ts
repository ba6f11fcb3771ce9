/** Leaving no trace: everything that belongs to an account, in every store, in one transaction. */
import type { BareJid } from '../model/jid.ts'
import { removeAccount } from './accounts.ts'
import type { StoreName } from './schema.ts'
import {
  archiveTopic,
  blockedTopic,
  contactsTopic,
  conversationsTopic,
  conversationTopic,
  grantsTopic,
  invitesTopic,
  mediaTopic,
  messagesTopic,
  outboxTopic,
  privateNamesTopic,
  profilesTopic,
  redemptionsTopic,
  uploadsTopic,
} from './topics.ts'
import { startingWith, type Writing } from './transaction.ts'

/** How each store lets go of an account. A store that is missing here does not compile. */
const FORGET: { [S in StoreName]: (tx: Writing<StoreName>, account: BareJid) => Promise<unknown> } = {
  accounts: removeAccount,
  credentials: (tx, account) => tx.delete('credentials', account),
  resume: (tx, account) => tx.delete('resume', account),
  presences: (tx, account) => tx.delete('presences', startingWith(account)),
  contacts: (tx, account) => tx.delete('contacts', startingWith(account)),
  conversations: (tx, account) => tx.delete('conversations', startingWith(account)),
  messages: (tx, account) => tx.delete('messages', startingWith(account)),
  outbox: async (tx, account) => {
    const items = await tx.allBy('outbox', 'account', startingWith(account))
    return Promise.all(items.map(({ seq }) => tx.delete('outbox', seq)))
  },
  archiveRanges: (tx, account) => tx.delete('archiveRanges', startingWith(account)),
  // The device's, nobody's: a person who signs out keeps the dark theme.
  settings: async () => {},
  // Also the device's: the key seals for whoever comes next, and a guest may sign out of one account to enter another.
  keys: async () => {},
  journeys: async () => {},
  invites: (tx, account) => tx.delete('invites', startingWith(account)),
  redemptions: (tx, account) => tx.delete('redemptions', startingWith(account)),
  pending: (tx, account) => tx.delete('pending', startingWith(account)),
  uploads: (tx, account) => tx.delete('uploads', startingWith(account)),
  profiles: (tx, account) => tx.delete('profiles', startingWith(account)),
  blocked: (tx, account) => tx.delete('blocked', startingWith(account)),
  // The device's: how the program is registered says nothing of anybody.
  issuers: async () => {},
  grants: (tx, account) => tx.delete('grants', startingWith(account)),
  doorways: async (tx, account) => {
    const open = await tx.all('doorways')
    return Promise.all(
      open.filter(({ address }) => address === account).map(({ state }) => tx.delete('doorways', state)),
    )
  },
  privateNames: (tx, account) => tx.delete('privateNames', startingWith(account)),
  media: (tx, account) => tx.delete('media', startingWith(account)),
  mediaBytes: (tx, account) => tx.delete('mediaBytes', startingWith(account)),
}

const OF_ACCOUNT = [
  conversationsTopic,
  contactsTopic,
  outboxTopic,
  archiveTopic,
  invitesTopic,
  redemptionsTopic,
  uploadsTopic,
  profilesTopic,
  blockedTopic,
  grantsTopic,
  privateNamesTopic,
]

export async function forgetAccount(tx: Writing<StoreName>, account: BareJid): Promise<void> {
  const conversations = await tx.keys('conversations', startingWith(account))
  await Promise.all(Object.values(FORGET).map((forget) => forget(tx, account)))
  for (const [, jid] of conversations) {
    tx.touch(conversationTopic(account, jid))
    tx.touch(messagesTopic(account, jid))
  }
  for (const topic of OF_ACCOUNT) tx.touch(topic(account))
  tx.touch(mediaTopic)
}
