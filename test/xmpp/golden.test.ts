/**
 * Golden stanzas: stanzas/SPEC/NAME.xml with NAME.json beside it, which says what it means in either direction.
 * - `reads`: what the router makes of it; `NAME.answer.xml`, if there, is the router's reply, otherwise there is none.
 * - `call`, `with`: the writer that writes exactly this. `gives`: what it makes of the answer, `NAME.answer.xml`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../src/xmpp/incoming.ts'
import { fetchInvites, publishInvite, retractInvite } from '../../src/xmpp/invite-ledger.ts'
import { sendChatState, sendMessage, sendReactions, sendRetraction } from '../../src/xmpp/outgoing-message.ts'
import { sendPresence } from '../../src/xmpp/presence.ts'
import { fetchRoster, removeContact, setContact } from '../../src/xmpp/rfc-6121-roster.ts'
import { sendSubscription } from '../../src/xmpp/rfc-6121-subscription.ts'
import { createRouter } from '../../src/xmpp/router.ts'
import { discoverInfo, discoverItems } from '../../src/xmpp/xep-0030-disco.ts'
import { answerCommand, executeCommand, listCommands } from '../../src/xmpp/xep-0050-commands.ts'
import { fetchVcard } from '../../src/xmpp/xep-0054-vcard-temp.ts'
import { changePassword } from '../../src/xmpp/xep-0077-password.ts'
import { removeAccount } from '../../src/xmpp/xep-0077-removal.ts'
import { fetchAvatar, withdrawAvatar } from '../../src/xmpp/xep-0084-avatars.ts'
import { publishNick } from '../../src/xmpp/xep-0172-nicknames.ts'
import { sendReceipt } from '../../src/xmpp/xep-0184-receipts.ts'
import { blockAddress, fetchBlocked, unblockAddress } from '../../src/xmpp/xep-0191-blocking.ts'
import { askTime } from '../../src/xmpp/xep-0202-time.ts'
import { fetchFullName } from '../../src/xmpp/xep-0292-vcard4.ts'
import { sendDisplayed } from '../../src/xmpp/xep-0333-markers.ts'
import { disablePush, enablePush, registerPush, tellsPush } from '../../src/xmpp/xep-0357-push.ts'
import { requestSlot } from '../../src/xmpp/xep-0363-http-upload.ts'
import { createInvite, discoverInviteCommands } from '../../src/xmpp/xep-0401-invites.ts'
import { fetchDisplayed, publishDisplayed } from '../../src/xmpp/xep-0490-displayed-sync.ts'
import { fetchClients, revokeClient } from '../../src/xmpp/xep-0494-client-access.ts'
import { fakeLink, JULIET } from './fake-link.ts'
import { plain, stanza } from './xml.ts'

interface Golden {
  says: string
  reads?: Incoming[]
  resumed?: boolean
  call?: string
  with?: unknown[]
  gives?: unknown
}

const WRITERS: Record<string, unknown> = {
  fetchAvatar,
  withdrawAvatar,
  publishNick,
  fetchBlocked,
  blockAddress,
  unblockAddress,
  fetchVcard,
  fetchFullName,
  sendMessage,
  sendChatState,
  sendReactions,
  sendRetraction,
  sendReceipt,
  sendDisplayed,
  sendPresence,
  sendSubscription,
  fetchRoster,
  setContact,
  removeContact,
  discoverInfo,
  discoverItems,
  tellsPush,
  registerPush,
  enablePush,
  disablePush,
  requestSlot,
  askTime,
  listCommands,
  executeCommand,
  answerCommand,
  discoverInviteCommands,
  createInvite,
  publishInvite,
  retractInvite,
  fetchInvites,
  publishDisplayed,
  fetchDisplayed,
  fetchClients,
  revokeClient,
  changePassword,
  removeAccount,
}
type Writer = (link: unknown, ...rest: unknown[]) => unknown

const root = new URL('stanzas/', import.meta.url)
const text = (path: string) => readFileSync(new URL(path, root), 'utf8')
const jsonOf = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null, (_, each) => (each instanceof Set ? [...each] : each)))

for (const folder of readdirSync(root).sort())
  describe(folder, () => {
    const names = readdirSync(new URL(`${folder}/`, root)).filter((name) => name.endsWith('.json'))
    for (const name of names.sort()) {
      const base = `${folder}/${name.slice(0, -'.json'.length)}`
      const golden: Golden = JSON.parse(text(`${base}.json`))
      const answer = existsSync(new URL(`${base}.answer.xml`, root)) ? text(`${base}.answer.xml`) : null

      if (golden.reads)
        it(`${golden.says} (read)`, () => {
          const router = createRouter({ account: JULIET })
          expect(router.read(stanza(text(`${base}.xml`)), { resumed: golden.resumed ?? false })).toEqual(
            golden.reads,
          )
          const reply = router.answer(stanza(text(`${base}.xml`)))
          expect(reply && plain(reply)).toEqual(golden.call ? null : answer && plain(stanza(answer)))
        })

      if (golden.call)
        it(`${golden.says} (written)`, async () => {
          const link = fakeLink(() => (answer ? [stanza(answer)] : []))
          const given = await (WRITERS[golden.call ?? ''] as Writer)(link, ...(golden.with ?? []))
          expect(link.written.map(plain)).toEqual([plain(stanza(text(`${base}.xml`)))])
          if ('gives' in golden) expect(jsonOf(given)).toEqual(golden.gives)
        })
    }
  })

it('has a meaning beside every stanza', () => {
  const orphans = readdirSync(root).flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root))
      .filter((name) => name.endsWith('.xml'))
      .filter(
        (name) => !existsSync(new URL(`${folder}/${name.replace(/(\.answer)?\.xml$/, '.json')}`, root)),
      ),
  )
  expect(orphans).toEqual([])
})
