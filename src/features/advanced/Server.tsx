/** What the server of the account is, how this device is connected to it, and what it can do; and all of that as a text. */
import { useTranslation } from 'react-i18next'
import { version } from '../../../package.json'
import type { Inspecting, ServerFacts } from '../../client/inspecting/inspecting.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { AbilityList } from './AbilityList.tsx'
import styles from './Advanced.module.css'
import { CopyText } from './CopyText.tsx'
import { RawFeatures } from './RawFeatures.tsx'
import { reportOf } from './report.ts'
import { ServerLines } from './ServerLines.tsx'

export function Server({ inspecting }: { inspecting: Inspecting }) {
  const { t } = useTranslation()
  const facts = useLive(inspecting.server)
  return (
    <>
      <section className={styles.block} aria-busy={facts === null}>
        <h2>{t('advanced.server')}</h2>
        <ServerLines software={facts?.software ?? null} />
      </section>
      {facts ? (
        <Answered facts={facts} onAgain={() => void inspecting.refresh()} />
      ) : (
        <p className={styles.note} role="status">
          {t('advanced.asking')}
        </p>
      )}
    </>
  )
}

function Answered({ facts, onAgain }: { facts: ServerFacts; onAgain(): void }) {
  const { t } = useTranslation()
  const client = useClient()
  const account = useLive(client.account)
  const connection = useLive(client.connection)
  const report = () => reportOf({ facts, connection, account, version, browser: navigator.userAgent })
  return (
    <section className={styles.block} data-testid="server-abilities">
      <h2>{t('advanced.can')}</h2>
      <AbilityList abilities={facts.abilities} />
      <RawFeatures features={facts.features} />
      <div className={styles.deeds}>
        <CopyText text={report} label={t('advanced.copy')} data-testid="server-copy" />
        <Button icon="retry" onPress={onAgain}>
          {t('advanced.again')}
        </Button>
      </div>
    </section>
  )
}
