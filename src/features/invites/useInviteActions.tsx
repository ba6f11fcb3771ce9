/** What can be done with an invite of the ledger, for its buttons and its menu, with the questions that come before. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { IconName } from '../../ui/icons.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import type { InviteWish } from './invite-wish.ts'
import { copyText } from './LinkRow.tsx'
import type { LedgerState } from './ledger-state.ts'
import { NoteSheet } from './NoteSheet.tsx'
import { useSettling } from './useSettling.ts'
import { WithdrawSheet } from './WithdrawSheet.tsx'

export type Action = MenuEntry & { icon: IconName }

export interface InviteActions {
  /** Wide windows show these as buttons. */
  inline: readonly Action[]
  another: Action | null
  /** What is left for the menu then; `all`: everything, for phones. */
  rest: readonly Action[]
  all: readonly Action[]
  sheets: ReactNode
}

interface Options {
  state: LedgerState
  webAddress: string
  name: string
  onSheet(wish: InviteWish): void
}

export function useInviteActions(
  invite: IssuedInvite,
  { state, webAddress, name, onSheet }: Options,
): InviteActions {
  const { t } = useTranslation()
  const { invites } = useClient()
  const [asks, setAsks] = useState<'note' | 'withdraw' | null>(null)
  // Hundreds of rows need no sheets; one that was asked for stays, so that it can go away in its own time.
  const [hasAsked, setHasAsked] = useState(false)
  const { id, kind, note, boundTo } = invite

  async function copy() {
    const revealed = await invites.reveal(id, webAddress)
    if (!revealed) return showToast({ text: t('invites.list.lost') })
    void invites.handOut(id)
    const copied = await copyText(revealed.link)
    showToast({ text: t(copied ? 'invites.copied' : 'invites.copyFailed') })
  }

  const isOpen = state === 'open' || state === 'probably-used'
  const settling = useSettling(invite)
  const inline: Action[] = isOpen
    ? [
        {
          id: 'code',
          icon: 'code',
          label: t('invites.list.showCode'),
          onAction: () => onSheet({ show: id }),
        },
        { id: 'copy', icon: 'copy', label: t('invites.copy'), onAction: () => void copy() },
      ]
    : []
  const another: Action | null =
    state === 'expired' || state === 'withdrawn'
      ? {
          id: 'another',
          icon: 'add',
          label: t('invites.another'),
          onAction: () => onSheet({ like: { kind, note, boundTo } }),
        }
      : null
  const rest: Action[] = isOpen
    ? [
        { id: 'note', icon: 'edit', label: t('invites.list.editNote'), onAction: () => ask('note') },
        {
          id: 'withdraw',
          icon: 'withdrawn',
          rank: 'danger',
          label: t('invites.list.withdraw'),
          onAction: () => ask('withdraw'),
        },
      ]
    : [
        {
          id: 'forget',
          icon: 'remove',
          rank: 'danger',
          label: t('invites.list.forget'),
          onAction: () => void invites.forget(id),
        },
      ]
  function ask(what: 'note' | 'withdraw') {
    setHasAsked(true)
    setAsks(what)
  }
  const close = () => setAsks(null)
  return {
    inline,
    another,
    rest: [...settling, ...rest],
    all: [...inline, ...(another ? [another] : []), ...settling, ...rest],
    sheets: hasAsked && (
      <>
        <NoteSheet id={id} note={note} isOpen={asks === 'note'} onClose={close} />
        <WithdrawSheet invite={invite} name={name} isOpen={asks === 'withdraw'} onClose={close} />
      </>
    ),
  }
}
