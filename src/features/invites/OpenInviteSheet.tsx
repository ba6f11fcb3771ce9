/** One opening of the sheet: what is asked for, what came of it, and which face the sheet shows. */
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { domainpart, localpart } from '../../model/jid.ts'
import { classes } from '../../ui/classes.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu, type MenuEntry } from '../../ui/Menu.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { loadEncoder } from '../../ui/useQrMatrix.ts'
import { useClient } from '../client-context.tsx'
import { type Bound, BoundChoice } from './BoundChoice.tsx'
import { GroupScreen } from './GroupScreen.tsx'
import { HandOver } from './HandOver.tsx'
import styles from './InviteSheet.module.css'
import type { InviteSheetProps } from './InviteSheet.tsx'
import type { InviteWish } from './invite-wish.ts'
import { Joined } from './Joined.tsx'
import { KindChoice } from './KindChoice.tsx'
import { ledgerState } from './ledger-state.ts'
import { MakeProblem } from './MakeProblem.tsx'
import { type AnyKind, firstKind, mayReset, offered } from './offered.ts'
import { Reserved } from './Reserved.tsx'
import { ServerForm } from './ServerForm.tsx'
import { useFollowed } from './useFollowed.ts'
import { useJoinedTitle } from './useJoinedTitle.ts'
import { useLikelyWords } from './useLikelyWords.ts'
import { useMakeInvite } from './useMakeInvite.ts'
import { useNow } from './useNow.ts'

/** There is more room beside the code than under it. */
const WIDE = '(min-width: 600px) and (max-height: 899px) and (min-aspect-ratio: 5 / 4)'

type Props = Omit<InviteSheetProps, 'wish'> & { wish: InviteWish }

export function OpenInviteSheet({
  isOpen,
  onOpenChange,
  webAddress,
  brand,
  wish,
  onOpenChat,
  onSeeAll,
}: Props) {
  const { t } = useTranslation()
  const { invites, account, connection } = useClient()
  const jid = useLive(account)?.jid ?? ''
  const offers = useLive(invites.offers)
  const online = useLive(connection).status === 'online'
  const kinds = useMemo(() => offered(offers), [offers])
  const [chosen, setChosen] = useState<AnyKind | null>(null)
  const [wished, setWished] = useState(wish)
  const [group, setGroup] = useState<AnyKind | null>(null)
  const [bound, setBound] = useState<Bound>({
    jid: wish && 'like' in wish ? wish.like.boundTo : null,
    typed: null,
  })
  const again = wished && 'show' in wished
  const kind = again ? null : (chosen ?? firstKind(kinds, wished ? wished.like.kind : null))
  const canBind = offers.status === 'known' && offers.issuer === 'client' && kind === 'contact'
  const boundTo = canBind ? bound.jid : null
  const hook = useMakeInvite(kind, { webAddress, wish: wished, boundTo, isOpen: isOpen && group === null })
  const { making } = hook
  const invite = useFollowed(making, isOpen && group === null)
  const now = useNow([invite?.expiresAt ?? null])
  const state = invite && ledgerState(invite, now)
  const likely = useLikelyWords(invite, now)
  const joinedTitle = useJoinedTitle(state === 'used' && group === null ? invite : null)
  const domain = domainpart(jid)
  const shownKind = invite?.kind ?? kind
  const isWide = useMedia(WIDE)

  // While the server is asked, what draws its answer is fetched.
  useEffect(() => {
    if (isOpen) loadEncoder().catch(() => {})
  }, [isOpen])

  function another() {
    if (again) setWished(null)
    else hook.again()
  }
  const isTyping = canBind && bound.typed !== null
  const hasCode =
    !isTyping &&
    (state === 'open' || state === 'probably-used' || state === null) &&
    (making.status === 'made' || making.status === 'revealed' || making.status === 'asking')
  const close = () => onOpenChange(false)
  const seeAll = () => {
    close()
    onSeeAll()
  }
  const canGroup = kind !== null && kind !== 'reset' && !again && !boundTo
  const entries: MenuEntry[] = [
    ...(canGroup
      ? [
          {
            id: 'group',
            label: t('invites.toGroup'),
            icon: 'people' as const,
            onAction: () => setGroup(kind),
          },
        ]
      : []),
    ...(mayReset(offers) && kind !== 'reset'
      ? [{ id: 'reset', label: t('invites.toReset'), icon: 'key' as const, onAction: () => choose('reset') }]
      : []),
    ...(kind === 'reset' && kinds.length > 0
      ? [
          {
            id: 'invite',
            label: t('invites.toInvite'),
            icon: 'invite' as const,
            onAction: () => choose(null),
          },
        ]
      : []),
    { id: 'all', label: t('invites.seeAll'), icon: 'clock' as const, onAction: seeAll },
  ]
  function choose(next: AnyKind | null) {
    setWished(null)
    setChosen(next)
  }

  return (
    <>
      <Sheet
        title={joinedTitle ?? t(shownKind === 'reset' ? 'invites.sheetTitleReset' : 'invites.sheetTitle')}
        isTitleHidden={state === 'used'}
        isOpen={isOpen && group === null}
        onOpenChange={onOpenChange}
        closeLabel={t('invites.close')}
        look={isWide ? 'wide' : 'plain'}
        aside={
          <Menu
            label={t('invites.more')}
            trigger={<IconButton icon="more-here" label={t('invites.more')} />}
            items={entries}
          />
        }
      >
        <div className={classes(styles.body, isWide && (hasCode ? styles.beside : styles.narrow))}>
          {body()}
        </div>
      </Sheet>
      {isOpen && group && <GroupScreen kind={group} webAddress={webAddress} onClose={close} />}
    </>
  )

  function body() {
    if (invite && state === 'used')
      return (
        <Joined
          invite={invite}
          onHello={(guest) => {
            close()
            onOpenChat(guest)
          }}
          onSeeAll={seeAll}
          onAnother={another}
        />
      )
    return (
      <>
        {!again && <KindChoice kinds={kinds} kind={kind} domain={domain} onChange={setChosen} />}
        {canBind && (
          <BoundChoice
            own={jid}
            bound={bound}
            hasFailed={boundTo !== null && making.status !== 'made' && making.status !== 'asking'}
            onChange={setBound}
            onAgain={hook.again}
          />
        )}
        {state === 'probably-used' && <p className={styles.lets}>{likely}</p>}
        {!isTyping && main()}
      </>
    )
  }

  function main() {
    const problem = (what: Parameters<typeof MakeProblem>[0]['what'], text: string | null = null) => (
      <MakeProblem what={what} text={text} address={jid} onAgain={another} onSeeAll={seeAll} />
    )
    if (offers.status === 'unknown' && !again && !online) return problem('offline')
    if (offers.status === 'known' && !again && kind === null) return problem('nothing')
    if (state === 'withdrawn' || state === 'expired') return problem(state)
    switch (making.status) {
      case 'asking':
        return <Reserved address={jid} label={t('invites.asking', { domain })} />
      case 'made':
      case 'revealed':
        return (
          invite && (
            <HandOver
              key={invite.id}
              shown={{ ...making, invite }}
              now={now}
              host={{ jid, name: localpart(jid), domain }}
              webAddress={webAddress}
              brand={brand}
              isWide={isWide}
              onAnother={another}
              onGroup={canGroup ? () => setGroup(kind) : undefined}
            />
          )
        )
      case 'form':
        return (
          <ServerForm form={making.form} problem={making.problem} domain={domain} onAnswer={hook.answer} />
        )
      case 'refused':
      case 'limit':
      case 'unavailable':
        return problem(making.status, making.text)
      default:
        return problem(making.status)
    }
  }
}
