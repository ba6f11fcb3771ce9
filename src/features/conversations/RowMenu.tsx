/** The menu of one row, where it was asked for: by the other button of a mouse, a long press, or the keyboard. Give it a new `key` each time. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, localpart } from '../../model/jid.ts'
import { MenuAt } from '../../ui/Menu.tsx'
import { useClient } from '../client-context.tsx'
import { useConversationMenu } from './useConversationMenu.tsx'

export interface RowMenuProps {
  jid: BareJid
  /** In the window. */
  at: { x: number; y: number }
}

export function RowMenu({ jid, at }: RowMenuProps) {
  const { t } = useTranslation()
  const conversation = useLive(useClient().conversations.one(jid))
  const [isOpen, setOpen] = useState(true)
  const menu = useConversationMenu(jid)
  const name = conversation?.name ?? localpart(jid)
  return (
    <>
      {isOpen && menu.items.length > 0 && (
        <MenuAt
          at={at}
          label={t('conversations.menu', { name })}
          items={menu.items}
          onClose={() => setOpen(false)}
        />
      )}
      {menu.sheets}
    </>
  )
}
