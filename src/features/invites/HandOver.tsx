/** An invite that is ready: its code, what is said under it, and every way to give it to somebody. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../ui/classes.ts'
import { QrCode } from '../../ui/QrCode.tsx'
import { TileButton } from '../../ui/TileButton.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import { useClient } from '../client-context.tsx'
import { CheckLine } from './CheckLine.tsx'
import { FullScreen } from './FullScreen.tsx'
import styles from './HandOver.module.css'
import { LinkRow } from './LinkRow.tsx'
import { NoteField } from './NoteField.tsx'
import { PrintCard } from './PrintCard.tsx'
import { savePicture } from './save-picture.ts'
import { useForWhom } from './useForWhom.ts'
import { useHandedOutByShowing } from './useHandedOutByShowing.ts'
import type { Shown } from './useMakeInvite.ts'
import { useMoments } from './useMoments.ts'

export interface Host {
  jid: string
  /** As the code introduces them. */
  name: string
  domain: string
}

interface HandOverProps {
  shown: Shown
  host: Host
  now: number
  webAddress: string
  brand: string
  /** The code stands beside the rest, as large as there is room for. */
  isWide: boolean
  onAnother(): void
  /** Left out where it makes no sense. */
  onGroup?: (() => void) | undefined
}

/** As wide as the card of the sheet can be on every phone but the smallest. */
const CODE_PX = 325

export function HandOver(props: HandOverProps) {
  const { shown, host, now, webAddress, brand, isWide, onAnother, onGroup } = props
  const { t } = useTranslation()
  const { invites } = useClient()
  const { moment } = useMoments(now)
  const [face, setFace] = useState<'full' | 'paper' | null>(null)
  const { invite, link, uri } = shown
  const { id, expiresAt } = invite
  useHandedOutByShowing(invite)
  const come = t(`invites.come.${invite.kind}`, { name: host.name, domain: host.domain })
  const until = useForWhom(invite, now)
  const handOut = () => void invites.handOut(id, invite.kind)
  const canShare = typeof navigator.share === 'function'

  async function share() {
    handOut()
    try {
      await navigator.share({ title: come, url: link })
    } catch {
      // Whoever thinks better of it has seen their own answer; the link can still be copied.
    }
  }

  async function save() {
    handOut()
    const saved = await savePicture(link, t('invites.fileName', { name: host.name })).then(
      () => true,
      () => false,
    )
    showToast({ text: t(saved ? 'invites.saved' : 'invites.saveFailed') })
  }

  /** One that lets nobody in is not to come back as the next one. */
  const replace = () => void invites.handOut(id).then(onAnother, onAnother)

  function show(next: 'full' | 'paper') {
    handOut()
    setFace(next)
  }

  return (
    <>
      <div className={classes(styles.card, isWide && styles.beside)}>
        <QrCode
          text={link}
          label={t('invites.codeOf')}
          size={isWide ? undefined : CODE_PX}
          data-testid="invite-qr"
          fallback={<p className={styles.fallback}>{t('invites.codeFailed')}</p>}
        />
      </div>
      <div className={styles.under}>
        <h3>{come}</h3>
        <p>{until}</p>
      </div>
      <CheckLine id={id} link={link} domain={host.domain} webAddress={webAddress} onAnother={replace} />
      <LinkRow link={link} uri={uri} onCopied={handOut} />
      <div className={styles.ways}>
        {canShare && (
          <TileButton icon="share" onPress={() => void share()}>
            {t('invites.share')}
          </TileButton>
        )}
        <TileButton icon="picture" onPress={() => void save()}>
          {t('invites.save')}
        </TileButton>
        <TileButton icon="print" onPress={() => show('paper')}>
          {t('invites.print')}
        </TileButton>
        <TileButton icon="full-screen" onPress={() => show('full')}>
          {t('invites.fullScreen')}
        </TileButton>
        {!canShare && onGroup && (
          <TileButton icon="people" onPress={onGroup}>
            {t('invites.group.short')}
          </TileButton>
        )}
      </div>
      <NoteField id={id} note={invite.note} />
      {face === 'full' && (
        <FullScreen
          text={link}
          title={come}
          good={
            expiresAt === null ? t('invites.forOne') : t('invites.full.good', { moment: moment(expiresAt) })
          }
          onClose={() => setFace(null)}
        />
      )}
      {face === 'paper' && (
        <PrintCard
          text={link}
          title={come}
          until={until}
          name={host.name}
          brand={brand}
          onDone={() => setFace(null)}
        />
      )}
    </>
  )
}
