/** What is kept on this device, how much it is, whether it is safe there, and what may leave. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Held, Keeping } from '../../client/keeping/keeping.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmSheet } from '../../ui/ConfirmSheet.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { formatSize } from '../file-size.ts'
import { useKeeping } from '../useKeeping.ts'
import { HeldFigure } from './HeldFigure.tsx'
import styles from './Settings.module.css'
import { SettingsPage } from './SettingsPage.tsx'

export function StoragePage() {
  const { t } = useTranslation()
  const keeping = useKeeping()
  return (
    <SettingsPage title={t('settings.storage.title')} lede={t('settings.storage.lede')}>
      {keeping && <Kept keeping={keeping} />}
    </SettingsPage>
  )
}

function Kept({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation()
  const held = useLive(keeping.held)
  return (
    <>
      {held && (
        <section className={styles.block}>
          <HeldFigure held={held} />
          <p className={styles.note}>{t('settings.storage.oldest')}</p>
        </section>
      )}
      {held && <Clearing held={held} onClear={keeping.clearMedia} />}
      <Safety keeping={keeping} />
    </>
  )
}

function Clearing({ held, onClear }: { held: Held; onClear: Keeping['clearMedia'] }) {
  const { t, i18n } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const [isCleared, setCleared] = useState(false)
  const bytes = Object.values(held.media).reduce((sum, size) => sum + size, 0)

  async function clear() {
    setAsking(false)
    // What cannot be cleared is still counted above.
    await onClear().then(
      () => setCleared(true),
      () => {},
    )
  }

  return (
    <DeedCard
      className={styles.out}
      title={t('settings.storage.clear')}
      text={t('settings.storage.clearText')}
      outcome={isCleared && bytes === 0 && t('settings.storage.cleared')}
    >
      <Button isDisabled={bytes === 0} onPress={() => setAsking(true)}>
        {t('settings.storage.clearNow')}
      </Button>
      <ConfirmSheet
        title={t('settings.storage.confirmTitle', { size: formatSize(bytes, i18n.language) })}
        isOpen={isAsking}
        onOpenChange={setAsking}
        confirmLabel={t('settings.storage.clearNow')}
        cancelLabel={t('settings.storage.stay')}
        onConfirm={() => void clear()}
      >
        <p>{t('settings.storage.confirmText')}</p>
      </ConfirmSheet>
    </DeedCard>
  )
}

function Safety({ keeping }: { keeping: Keeping }) {
  const { t } = useTranslation()
  const isSafe = useLive(keeping.isSafe)
  const [isRefused, setRefused] = useState(false)
  if (isSafe === undefined) return null
  return (
    <DeedCard
      className={styles.out}
      title={t('settings.storage.safety')}
      text={t(`settings.storage.${isSafe ? 'safe' : isSafe === null ? 'untold' : 'unsafe'}`)}
      outcome={isRefused && !isSafe && t('settings.storage.refused')}
    >
      {isSafe === false && (
        <Button onPress={() => void keeping.keepSafe().then((safe) => setRefused(!safe))}>
          {t('settings.storage.askNow')}
        </Button>
      )}
    </DeedCard>
  )
}
