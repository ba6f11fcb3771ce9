/** An invite in the ledger: for whom or by whom, when, how long still, and what can be done. */
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Tag, type TagProps } from '../../ui/Tag.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import styles from './InviteRow.module.css'
import type { InviteWish } from './invite-wish.ts'
import { ledgerState } from './ledger-state.ts'
import { useInviteActions } from './useInviteActions.tsx'
import { useInviteWords } from './useInviteWords.ts'
import { useMoments } from './useMoments.ts'

const FIGURES = {
  open: 'open',
  'probably-used': 'open',
  used: 'joined',
  expired: 'ended',
  withdrawn: 'ended',
} as const

export interface InviteRowProps {
  invite: IssuedInvite
  now: number
  onPhone: boolean
  webAddress: string
  onSheet(wish: InviteWish): void
  onOpenChat(jid: BareJid): void
}

export const InviteRow = memo(function InviteRow(props: InviteRowProps) {
  const { invite, now, onPhone, webAddress, onSheet, onOpenChat } = props
  const { t } = useTranslation()
  const state = ledgerState(invite, now)
  const guest = invite.state.is === 'used' ? invite.state.by : null
  const sure = invite.state.is === 'probably-used' && invite.state.among === 1 && invite.state.by.length === 1
  const words = useInviteWords(invite, now)
  const { conversations } = useClient()
  const said = useLive(
    useMemo(() => (guest ? conversations.one(guest) : conversations.one('')), [conversations, guest]),
  )
  const hello = t(said?.last ? 'invites.list.openChat' : 'invites.joined.hello')
  const actions = useInviteActions(invite, { state, webAddress, onSheet, name: words.title })
  const named = (action: string) => t('invites.list.actionsFor', { action, name: words.title })
  const icon = (item: (typeof actions.inline)[number]) => (
    <IconButton key={item.id} icon={item.icon} label={named(item.label)} onPress={item.onAction} />
  )
  return (
    <li
      className={classes(styles.row, (state === 'expired' || state === 'withdrawn') && styles.over)}
      data-testid="invite-row"
      data-token-id={invite.id}
      data-state={state}
    >
      <TokenFigure
        address={invite.account}
        guest={guest ?? undefined}
        name={invite.id}
        state={FIGURES[state]}
        size={44}
      />
      <div className={styles.body}>
        <b>
          <bdi>{words.title}</bdi>
        </b>
        <small>{words.detail}</small>
      </div>
      <StateTag state={state} expiresAt={invite.expiresAt} met={guest !== null} sure={sure} now={now} />
      <div className={styles.acts}>
        {!onPhone && actions.inline.map(icon)}
        {guest && !onPhone && (
          <Button
            rank={said?.last ? 'quiet' : 'soft'}
            aria-label={named(hello)}
            onPress={() => onOpenChat(guest)}
          >
            {hello}
          </Button>
        )}
        {guest && onPhone && (
          <IconButton icon="chats" label={named(hello)} onPress={() => onOpenChat(guest)} />
        )}
        {actions.another && !onPhone && (
          <Button rank="quiet" aria-label={named(actions.another.label)} onPress={actions.another.onAction}>
            {actions.another.label}
          </Button>
        )}
        <Menu
          label={words.title}
          trigger={<IconButton icon="more-here" label={named(t('invites.more'))} />}
          items={onPhone ? actions.all : actions.rest}
        />
      </div>
      {actions.sheets}
    </li>
  )
})

interface StateTagProps {
  state: ReturnType<typeof ledgerState>
  expiresAt: number | null
  met: boolean
  /** No other invite, and nobody else, may have been it. */
  sure: boolean
  now: number
}

function StateTag({ state, expiresAt, met, sure, now }: StateTagProps) {
  const { t } = useTranslation()
  const { ends, endsSoon } = useMoments(now)
  const looks: Record<typeof state, Omit<TagProps, 'children'>> = {
    open: endsSoon(expiresAt) ? { tone: 'wait', icon: 'wait' } : { tone: 'accent', icon: 'clock' },
    'probably-used': { tone: 'wait', icon: 'person' },
    used: { tone: 'good', icon: 'check' },
    expired: { tone: 'neutral', icon: 'clock' },
    withdrawn: { tone: 'neutral', icon: 'withdrawn' },
  }
  const words = {
    open: () => ends(expiresAt),
    'probably-used': () => t(sure ? 'invites.likely.tag' : 'invites.likely.tagSeveral'),
    used: () => t(met ? 'invites.list.joined' : 'invites.list.usedTag'),
    expired: () => t('invites.list.expired'),
    withdrawn: () => t('invites.list.withdrawn'),
  }
  return <Tag {...looks[state]}>{words[state]()}</Tag>
}
