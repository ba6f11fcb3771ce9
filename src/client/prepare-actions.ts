/** What rows of the outbox need of elsewhere, fetched before the first of them is written: then they leave in one flight. */
import type { BareJid } from '../model/jid.ts'
import type { OutboxItem } from '../model/outbox-item.ts'
import { messageById } from '../storage/messages.ts'
import type { Storage } from '../storage/storage.ts'
import { sealer } from './seal.ts'

export interface Prepared {
  /** By the message's id; one that was taken back has none. */
  bodies: ReadonlyMap<string, string>
  /** Of invites, by whom they are for. One that cannot be read any more is left out: then the request goes without. */
  tokens: ReadonlyMap<BareJid, string>
}

export async function prepareActions(
  storage: Storage,
  account: BareJid,
  batch: readonly OutboxItem[],
): Promise<Prepared> {
  const bodies = await storage.read(['messages'], async (tx) => {
    const found = new Map<string, string>()
    for (const { action } of batch) {
      if (action.kind !== 'message') continue
      const message = await messageById(tx, account, action.messageId)
      if (message) found.set(message.id, message.body)
    }
    return found
  })
  return { bodies, tokens: await tokensOf(storage, batch) }
}

async function tokensOf(storage: Storage, batch: readonly OutboxItem[]): Promise<Map<BareJid, string>> {
  const asked = batch.flatMap(({ action }) =>
    action.kind === 'presence' && action.preauth ? [{ to: action.to, preauth: action.preauth }] : [],
  )
  const opened = await sealer(storage).unsealAll(asked.map(({ preauth }) => preauth))
  const tokens = new Map<BareJid, string>()
  for (const [place, { to }] of asked.entries()) {
    const token = opened[place]
    if (token != null) tokens.set(to, token)
  }
  return tokens
}
