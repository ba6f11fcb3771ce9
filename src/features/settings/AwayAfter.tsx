/** After how many minutes without a touch one is shown as away. */
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Segments } from '../../ui/Segments.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Settings.module.css'

const MINUTES = ['5', '10', '30'] as const
const NEVER = 'never'

export function AwayAfter() {
  const { t } = useTranslation()
  const client = useClient()
  const { awayAfter } = useLive(client.settings)
  return (
    <section className={styles.block}>
      <h2>{t('people.awayAfter')}</h2>
      <Segments<string>
        label={t('people.awayAfter')}
        value={String(awayAfter ?? NEVER)}
        options={[
          ...MINUTES.map((id) => ({ id, label: t('people.awayMinutes', { count: Number(id) }) })),
          { id: NEVER, label: t('people.awayNever') },
        ]}
        onChange={(id) => void client.changeSettings({ awayAfter: id === NEVER ? null : Number(id) })}
      />
      <p className={styles.note}>{t('people.awayAfterText')}</p>
    </section>
  )
}
