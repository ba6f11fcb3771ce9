/** The rows of a list of conversations, steady under the pointer, each with its menu. */
import { lazy, type MouseEvent, Suspense, useState } from 'react'
import type { ConversationView } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { useMedia } from '../../ui/useMedia.ts'
import { useToday } from '../../ui/useToday.ts'
import { VirtualRows } from '../../ui/VirtualRows.tsx'
import { useClient } from '../client-context.tsx'
import styles from './ConversationList.module.css'
import { ConversationRow } from './ConversationRow.tsx'

const RowMenu = lazy(() => import('./RowMenu.tsx').then((module) => ({ default: module.RowMenu })))

export interface ConversationRowsProps {
  label: string
  rows: readonly ConversationView[]
  current: BareJid | null
  chatHref(jid: BareJid): string
}

interface MenuPlace {
  /** How often one was asked for. */
  key: number
  jid: BareJid
  at: { x: number; y: number }
}

export function ConversationRows({ label, rows, current, chatHref }: ConversationRowsProps) {
  const client = useClient()
  const online = useLive(client.connection).status === 'online'
  const today = useToday()
  const onPhone = useMedia('(max-width: 719px)')
  const [menu, setMenu] = useState<MenuPlace | null>(null)

  function onContextMenu(event: MouseEvent) {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    const jid = row?.dataset.row
    if (!row || !jid) return
    event.preventDefault()
    // A key has no place of its own.
    const { left, bottom } = row.getBoundingClientRect()
    const byKey = event.clientX === 0 && event.clientY === 0
    const at = byKey ? { x: left + 24, y: bottom - 16 } : { x: event.clientX, y: event.clientY }
    setMenu({ key: (menu?.key ?? 0) + 1, jid, at })
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: rows offer it, and the conversation has the same menu
    <div className={styles.rows} onContextMenu={onContextMenu}>
      <VirtualRows label={label} rows={rows} rowKey={(row) => row.jid} currentKey={current ?? undefined}>
        {(row, tabIndex) => (
          <ConversationRow
            conversation={row}
            href={chatHref(row.jid)}
            isCurrent={row.jid === current}
            online={online}
            today={today}
            onPhone={onPhone}
            tabIndex={tabIndex}
          />
        )}
      </VirtualRows>
      {menu && (
        <Suspense fallback={null}>
          <RowMenu key={menu.key} jid={menu.jid} at={menu.at} />
        </Suspense>
      )}
    </div>
  )
}
