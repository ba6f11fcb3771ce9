/** What can be made here: asked of the server once in a session, remembered for the next time and for offline. */
import { keep } from '../../live/keep.ts'
import { type Live, map, value } from '../../live/live.ts'
import type { InvitePowers } from '../../model/invite-powers.ts'
import type { BareJid } from '../../model/jid.ts'
import { accountOf } from '../../storage/accounts.ts'
import type { Storage } from '../../storage/storage.ts'
import { accountsTopic } from '../../storage/topics.ts'
import type { Link } from '../../xmpp/link.ts'
import { discoverInviteCommands } from '../../xmpp/xep-0401-invites.ts'
import { offersOf } from './invite-kinds.ts'
import type { InviteOffers } from './inviting.ts'
import { learn } from './make-invite.ts'

export interface OffersDeps {
  account: BareJid
  storage: Storage
  isOnline: Live<boolean>
  /** Makes one ahead: only a result tells whether its holder may also make an account. */
  makeAhead(): Promise<unknown>
}

export interface Offers {
  readonly live: Live<InviteOffers>
  powers(): Promise<InvitePowers | null>
}

export const readPowers = (storage: Storage, account: BareJid): Promise<InvitePowers | null> =>
  storage.read(['accounts'], async (tx) => (await accountOf(tx, account))?.inviting ?? null)

/** Rejects when no answer came. */
export async function askOffers(storage: Storage, account: BareJid, link: Link): Promise<void> {
  const commands = [...(await discoverInviteCommands(link))].sort()
  await storage.write(['accounts'], async (tx) => {
    const known = (await accountOf(tx, account))?.inviting
    if (!known || keep(known.commands, commands) !== known.commands) await learn(tx, account, { commands })
  })
}

export function createOffers({ account, storage, isOnline, makeAhead }: OffersDeps): Offers {
  const powers = storage.live([accountsTopic], () =>
    storage.read(['accounts'], async (tx) => {
      const row = await accountOf(tx, account)
      return { known: row?.inviting ?? null, managed: row?.managed === true }
    }),
  )
  const tried = value(false)
  const shown = map(powers, (now) => now?.known ?? null)
  const merged: Live<InviteOffers> = {
    get: () => offersOf(shown.get(), tried.get(), powers.get()?.managed),
    subscribe(listener) {
      const stops = [shown, tried].map((source) => source.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
  }
  let asking = false

  /** Only when somebody looks: nobody makes invites for a person who never invites. */
  async function lookAhead(): Promise<void> {
    const known = shown.get()
    const open = !powers.get()?.managed && known?.commands.includes('invite') && known.makesAccounts === null
    if (!open || asking || tried.get() || !isOnline.get()) return
    asking = true
    await makeAhead().catch(ignore)
    asking = false
    // What is still not known now will not be known by asking again.
    if (isOnline.get()) tried.set(true)
  }

  let last: InviteOffers = { status: 'unknown' }
  return {
    powers: () => readPowers(storage, account),
    live: {
      get() {
        last = keep(last, merged.get())
        return last
      },
      subscribe(listener) {
        const stops = [
          merged.subscribe(listener),
          shown.subscribe(() => void lookAhead()),
          isOnline.subscribe(() => void lookAhead()),
        ]
        void lookAhead()
        return () => {
          for (const stop of stops) stop()
        }
      },
    },
  }
}

const ignore = () => {}
