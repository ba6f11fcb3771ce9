/** Being told while no page of the program is open: offered only where somebody is there for it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WakingWays } from '../../client/noticing/waking.ts'
import { useLive } from '../../live/useLive.ts'
import { domainpart } from '../../model/jid.ts'
import { Card } from '../../ui/Card.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { useFetched } from '../useFetched.ts'
import styles from './Settings.module.css'

/** `shows`: notices are wanted, and the browser lets them be shown. */
export function WhileClosed({ shows }: { shows: boolean }) {
  const ways = useFetched(useClient().waking)
  return ways && ways !== 'missing' && <Choice ways={ways} shows={shows} />
}

function Choice({ ways, shows }: { ways: WakingWays; shows: boolean }) {
  const { t } = useTranslation()
  const client = useClient()
  const isWanted = useLive(client.settings).notifications.closed === true
  const accounts = useLive(ways.accounts)
  const attempt = useAttempt()
  const [problem, setProblem] = useState<'denied' | 'unreachable' | null>(null)
  const isOn = shows && (isWanted || attempt.busy)

  function change(on: boolean) {
    setProblem(null)
    if (on) attempt.run(ways.turnOn, setProblem)
    else attempt.run(ways.turnOff, () => {})
  }
  const missing =
    isWanted && shows
      ? accounts.flatMap(({ account, status }) => (status === 'on' ? [] : { account, status }))
      : []
  return (
    <section className={styles.block}>
      <Card>
        <div className={styles.switches}>
          <Switch
            isSelected={isOn}
            isDisabled={!shows || attempt.busy}
            onChange={change}
            hint={
              <>
                {t('waking.hint')}
                <div role="status">
                  {problem && <p className={styles.lost}>{t(`waking.${problem}`)}</p>}
                  {missing.map(({ account, status }) => (
                    <p key={account} className={styles.lost}>
                      {t(`waking.${status}`, { domain: domainpart(account) })}
                    </p>
                  ))}
                </div>
              </>
            }
          >
            {t('waking.title')}
          </Switch>
        </div>
      </Card>
      <p className={styles.note}>{t('waking.learns')}</p>
    </section>
  )
}
