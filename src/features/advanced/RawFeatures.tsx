/** Everything that server and account say of themselves, as they say it: folded, for whoever looks for one of them. */
import { useTranslation } from 'react-i18next'
import type { ServerFacts } from '../../client/inspecting/inspecting.ts'
import styles from './Advanced.module.css'

export function RawFeatures({ features }: Pick<ServerFacts, 'features'>) {
  const { t } = useTranslation()
  return (
    <details className={styles.raw}>
      <summary>{t('advanced.raw.title')}</summary>
      {(['server', 'account'] as const).map((who) => (
        <section key={who}>
          <h3>{t(`advanced.raw.${who}`)}</h3>
          {features[who]?.length ? (
            <ul dir="ltr">
              {features[who].map((feature) => (
                <li key={feature}>{feature}</li>
              ))}
            </ul>
          ) : (
            <p>{t(`advanced.raw.${features[who] ? 'nothing' : 'unknown'}`)}</p>
          )}
        </section>
      ))}
    </details>
  )
}
