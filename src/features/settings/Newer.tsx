/** That a later version lies ready, for whoever looks for it, or let the notice of it pass. */
import { useTranslation } from 'react-i18next'
import type { Live } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import styles from './Settings.module.css'

/** The program as it is kept on this device. */
export interface KeptProgram {
  /** A short mark, different for each build. */
  build: string
  update: Live<{ status: 'none' | 'ready' | 'replaced' }>
  apply(): void
}

export function Newer({ kept }: { kept: KeptProgram }) {
  const { t } = useTranslation()
  const { status } = useLive(kept.update)
  if (status === 'none') return null
  return (
    <div className={styles.block}>
      <DeedCard title={t('update.newer')} text={t('update.newerText')}>
        <Button rank="primary" onPress={kept.apply} data-testid="restart">
          {t('update.restart')}
        </Button>
      </DeedCard>
    </div>
  )
}
