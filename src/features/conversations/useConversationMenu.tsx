/** What can be done with a whole conversation, as entries of a menu, and the sheet that one of them opens. */
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { isMuted } from '../../model/muting.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useClient } from '../client-context.tsx'

const MuteSheet = lazy(() => import('./MuteSheet.tsx').then((module) => ({ default: module.MuteSheet })))

export interface ConversationMenu {
  items: readonly MenuEntry[]
  /** Has to be somewhere on screen. */
  sheets: ReactNode
}

export function useConversationMenu(jid: BareJid): ConversationMenu {
  const { t } = useTranslation()
  const { conversations } = useClient()
  const row = useLive(useMemo(() => conversations.one(jid), [conversations, jid]))
  const [muting, setMuting] = useState(false)
  if (!row || row.standing) return { items: [], sheets: null }
  const pinned = row.pinned !== undefined
  const archived = row.archived === true
  const muted = isMuted(row, Date.now())
  return {
    items: [
      {
        id: 'pin',
        label: t(pinned ? 'conversations.unpin' : 'conversations.pin'),
        icon: pinned ? 'unpin' : 'pin',
        onAction: () => void conversations.pin(jid, !pinned),
      },
      {
        id: 'mute',
        label: t(muted ? 'conversations.unmute' : 'conversations.mute'),
        icon: muted ? 'bell' : 'mute',
        onAction: () => (muted ? void conversations.mute(jid, null) : setMuting(true)),
      },
      {
        id: 'archive',
        label: t(archived ? 'conversations.unarchive' : 'conversations.archive'),
        icon: archived ? 'unarchive' : 'archive',
        onAction: () => void conversations.archive(jid, !archived),
      },
    ],
    sheets: muting && (
      <Suspense fallback={null}>
        <MuteSheet jid={jid} name={row.name} isOpen={muting} onOpenChange={setMuting} />
      </Suspense>
    ),
  }
}
