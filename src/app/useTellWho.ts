import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../model/jid.ts'
import { announce } from '../ui/announce.ts'

/** Everything on screen was replaced by that of another account: reading begins at the top, and it is said whose it is. */
export function useTellWho(account: BareJid | null, main: RefObject<HTMLElement | null>): void {
  const { t } = useTranslation()
  const told = useRef(false)
  useEffect(() => {
    if (account === null || told.current) return
    told.current = true
    announce(t('accounts.now', { address: account }))
    const element = main.current
    if (element && !element.contains(document.activeElement)) element.focus({ preventScroll: true })
  }, [account, main, t])
}
