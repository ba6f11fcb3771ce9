/** The ledger: every invite that was made, open, used or ended, and what can be done with it. */
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useClient } from '../client-context.tsx'
import styles from './InviteList.module.css'
import { InviteRow } from './InviteRow.tsx'
import type { InviteWish } from './invite-wish.ts'
import { HEADINGS, underHeadings } from './ledger-state.ts'
import { useKeptFocus } from './useKeptFocus.ts'
import { useNow } from './useNow.ts'
import { useUsedElsewhere } from './useUsedElsewhere.ts'

export interface InviteListProps {
  /** What the app has to say above every screen. */
  banner: ReactNode
  webAddress: string
  /** Opens the sheet: a new one, one like another, or one of the ledger again. */
  onSheet(wish: InviteWish): void
  onOpenChat(jid: BareJid): void
}

export function InviteList({ banner, webAddress, onSheet, onOpenChat }: InviteListProps) {
  const { t } = useTranslation()
  const { invites, account, managing } = useClient()
  const mayInvite = useLive(managing.mayInvite)
  const all = useLive(invites.all)
  const jid = useLive(account)?.jid ?? ''
  const onPhone = useMedia('(max-width: 719px)')
  const open = useMemo(
    () => (all ?? []).filter(({ state }) => state.is === 'open' || state.is === 'probably-used'),
    [all],
  )
  useUsedElsewhere(open, webAddress)
  const now = useNow(open.map((invite) => invite.expiresAt))
  const sorted = useMemo(() => underHeadings(all ?? [], now), [all, now])
  const keepFocus = useKeptFocus(sorted)
  return (
    <section className={styles.screen} aria-label={t('invites.title')}>
      {banner}
      <div className={styles.wrap} {...keepFocus.around}>
        <header className={styles.head}>
          <div>
            <h1 ref={keepFocus.fallback} tabIndex={-1}>
              {t('invites.title')}
            </h1>
            <p>{t('invites.lede')}</p>
          </div>
          {mayInvite && all !== null && all.length > 0 && (
            <Button rank="primary" icon="add" onPress={() => onSheet(null)}>
              {t('invites.list.new')}
            </Button>
          )}
        </header>
        {all?.length === 0 && (
          <EmptyState
            size="big"
            title={mayInvite ? t('invites.list.emptyTitle') : t('managed.inviteTitle')}
            text={mayInvite ? t('invites.list.emptyText') : t('managed.inviteText')}
            figure={<TokenFigure address={jid} state="open" size={onPhone ? 120 : 176} />}
            actions={
              mayInvite && (
                <Button rank="primary" size="big" icon="invite" onPress={() => onSheet(null)}>
                  {t('invites.list.first')}
                </Button>
              )
            }
          />
        )}
        {HEADINGS.filter((heading) => sorted[heading].length > 0).map((heading) => (
          <section key={heading} className={styles.block} aria-labelledby={`invites-${heading}`}>
            <h2 id={`invites-${heading}`}>
              {t(`invites.list.${heading}`)} <small>{sorted[heading].length}</small>
            </h2>
            <ul className={styles.list}>
              {sorted[heading].map((invite) => (
                <InviteRow
                  key={invite.id}
                  invite={invite}
                  now={now}
                  onPhone={onPhone}
                  webAddress={webAddress}
                  onSheet={onSheet}
                  onOpenChat={onOpenChat}
                />
              ))}
            </ul>
          </section>
        ))}
        {(sorted.used.length > 0 || sorted.ended.length > 0) && (
          <p className={styles.foot}>{t('invites.list.leaves')}</p>
        )}
      </div>
    </section>
  )
}
