/** Puts the screens of inviting on the whole page: a client in memory that makes invites, words, toasts, what is read out. */
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { render } from 'vitest-browser-react'
import type { InviteOffers } from '../../src/client/invites/inviting.ts'
import { ClientContext } from '../../src/features/client-context.tsx'
import { createWords, type Language, speak } from '../../src/i18n/i18n.ts'
import type { IssuedInvite } from '../../src/model/issued-invite.ts'
import { LiveRegion } from '../../src/ui/Announcer.tsx'
import { ToastProvider } from '../../src/ui/Toasts.tsx'
import { closeToast, currentToasts } from '../../src/ui/toast-queue.ts'
import '../../src/ui/base.css'
import { axeFinds } from './axe.ts'
import { type FakeClient, fakeClient } from './fake-client.tsx'
import { issued, linkOf, madeOf, uriOf } from './verona-invites.ts'

export const EVERY_KIND: InviteOffers = {
  status: 'known',
  issuer: 'server',
  kinds: [
    { kind: 'contact', leaky: true },
    { kind: 'contact-and-account', leaky: false },
    { kind: 'account', leaky: false },
    { kind: 'reset', leaky: false },
  ],
}

export interface InvitingClient extends FakeClient {
  /** Changes what the ledger says of one of them. */
  change(id: string, patch: Partial<IssuedInvite>): void
  /** Ids of what was made, in order. */
  readonly made: readonly string[]
}

/** Each one that is made is called `made-1`, `made-2`, … and stands in the ledger at once. */
export function invitingClient(offers: InviteOffers = EVERY_KIND): InvitingClient {
  const client = fakeClient()
  const { invites } = client
  const made: string[] = []
  const rows = () => invites.all.get() ?? []
  invites.offers.set(offers)
  invites.answers.make = (kind) => {
    const invite = issued(`made-${made.length + 1}`, Date.now(), {
      kind: kind as IssuedInvite['kind'],
      madeAt: Date.now(),
      handedOut: false,
    })
    made.push(invite.id)
    invites.all.set([invite, ...rows()])
    return madeOf(invite)
  }
  invites.answers.reveal = (id) => ({ link: linkOf(id), uri: uriOf(id) })
  return Object.assign(client, {
    made,
    change(id: string, patch: Partial<IssuedInvite>) {
      invites.all.set(rows().map((row) => (row.id === id ? { ...row, ...patch } : row)))
    },
  })
}

export const wishesOf = (client: FakeClient, name: string): unknown[][] =>
  client.wishes.filter(([first]) => first === name).map((wish) => wish.slice(1))

/** What moves in is half transparent for a moment, which is no fault. */
export async function axeFindsAtRest(): Promise<string[]> {
  await Promise.allSettled(document.getAnimations().map((animation) => animation.finished))
  return axeFinds()
}

export async function inviteStage(children: ReactNode, client: FakeClient, language: Language = 'en') {
  // What an earlier stage said is none of this one's business.
  for (const { id } of currentToasts()) closeToast(id)
  const words = createWords()
  await speak(words, language)
  return render(
    <I18nextProvider i18n={words}>
      <ClientContext value={client}>
        <ToastProvider label="Notices">
          <main>{children}</main>
        </ToastProvider>
        <LiveRegion />
      </ClientContext>
    </I18nextProvider>,
  )
}
