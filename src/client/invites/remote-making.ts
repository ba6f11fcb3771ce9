/** Invites for every tab: made here when this tab leads, otherwise by the one that does. */
import type { Live } from '../../live/live.ts'
import type { FormAnswers } from '../../model/data-form.ts'
import type { Platform } from '../../platform/platform.ts'
import { StorageFailure } from '../../storage/storage-failure.ts'
import { LinkLost, RequestTimeout } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { askingLeader } from '../session/asking-leader.ts'
import type { Tabs } from '../session/tabs.ts'
import { askOffers, readPowers } from './invite-offers.ts'
import {
  type InviteWishKind,
  type MadeInvite,
  type MakingDeps,
  makeOnServer,
  spareInvite,
} from './make-invite.ts'

/** Longer than a slow server takes over several questions. */
const PATIENCE_MS = 65_000

export interface RemoteMakingDeps extends MakingDeps {
  tabs: Tabs
  isOnline: Live<boolean>
  stream(): Link | null
  setTimer: Platform['setTimer']
}

export interface RemoteMaking {
  make(kind: InviteWishKind, answers: FormAnswers): Promise<MadeInvite>
  /** What another tab asked of the leader. */
  answer(ask: { id: string; kind: InviteWishKind; answers: FormAnswers }): void
}

export function remoteMaking(deps: RemoteMakingDeps): RemoteMaking {
  const { account, storage, tabs, now } = deps
  const leader = askingLeader<MadeInvite>(deps, {
    patience: PATIENCE_MS,
    late: { status: 'unavailable', text: null },
    gone: { status: 'offline' },
  })
  let work: Promise<unknown> = Promise.resolve()

  tabs.listen((message) => {
    if (message.kind === 'invite-made') leader.answered(message.id, message.answer)
  })
  async function makeHere(kind: InviteWishKind, answers: FormAnswers): Promise<MadeInvite> {
    const link = deps.stream()
    if (!link) return { status: 'offline' }
    try {
      if (!(await readPowers(storage, account))) await askOffers(storage, account, link)
      if (!(await readPowers(storage, account))?.commands.length) return { status: 'unavailable', text: null }
      // Two who ask at the same time get the same one.
      const spare = Object.keys(answers).length
        ? null
        : await storage.write(['invites'], (tx) => spareInvite(tx, account, kind, now()))
      return spare ? { status: 'made', id: spare.id } : await makeOnServer(deps, link, kind, answers)
    } catch (error) {
      if (error instanceof LinkLost) return { status: 'offline' }
      // The line holds, so nothing is going to come by itself: whoever waits decides.
      if (error instanceof RequestTimeout) return { status: 'unavailable', text: null }
      if (error instanceof StorageFailure) return { status: 'no-storage' }
      throw error
    }
  }
  /** One after the other. */
  const here = (kind: InviteWishKind, answers: FormAnswers): Promise<MadeInvite> => {
    const made = work.then(() => makeHere(kind, answers))
    work = made.catch(() => {})
    return made
  }
  const elsewhere = (kind: InviteWishKind, answers: FormAnswers) =>
    leader.ask((id) => tabs.post({ kind: 'ask', ask: { to: 'make-invite', id, kind, answers } }))

  return {
    async make(kind, answers) {
      if (tabs.isLeading()) return here(kind, answers)
      return deps.isOnline.get() ? elsewhere(kind, answers) : { status: 'offline' }
    },
    answer({ id, kind, answers }) {
      void here(kind, answers)
        .catch((): MadeInvite => ({ status: 'unavailable', text: null }))
        .then((answer) => tabs.post({ kind: 'invite-made', id, answer }))
    },
  }
}
