/** Somebody is at the server's page for a program, or came back with nothing. */
import { useTranslation } from 'react-i18next'
import type { ProgramErrand } from '../../client/acting/programs.ts'
import type { VisitProblem } from '../../client/signing-in/entering.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Programs.module.css'

interface ProgramProgressProps {
  errand: ProgramErrand
  account: BareJid
  onWhole(): void
  onBack(): void
}

/** Those that have words of their own; any other comes down to not having been able to ask. */
const TOLD = [
  'window-blocked',
  'window-closed',
  'denied',
  'over',
  'offline',
  'pages-down',
  'closed-to-pages',
] as const
const toldAs = (problem: VisitProblem) => TOLD.find((told) => told === problem) ?? 'other'

export function ProgramProgress({ errand, account, onWhole, onBack }: ProgramProgressProps) {
  const { t } = useTranslation()
  const state = useLive(errand.state)
  const domain = domainpart(account)
  if (state.at === 'there')
    return (
      <div className={styles.form}>
        <p role="status" className={styles.text}>
          {t('programs.there', { domain })}
        </p>
        <Button rank="primary" wide onPress={errand.show}>
          {t('programs.show')}
        </Button>
        <Button wide onPress={onWhole}>
          {t('programs.whole')}
        </Button>
      </div>
    )
  if (state.at === 'failed')
    return told(
      state.problem,
      t(`programs.problem.${toldAs(state.problem)}`, { domain }),
      state.problem === 'window-blocked',
    )
  if (state.at === 'another') return told('another', t('programs.another', { account, other: state.account }))
  if (state.at === 'nothing') return told('nothing', t('programs.nothing', { domain }))
  return (
    <p role="status" className={styles.text}>
      {t(state.at === 'entering' ? 'programs.fetching' : 'programs.asking')}
    </p>
  )

  function told(status: string, words: string, blocked = false) {
    return (
      <div className={styles.form}>
        <p role="alert" className={styles.text} data-testid="program-told" data-status={status}>
          {words}
        </p>
        {blocked && (
          <Button rank="primary" wide onPress={onWhole}>
            {t('programs.whole')}
          </Button>
        )}
        <Button rank={blocked ? 'plain' : 'primary'} wide onPress={onBack}>
          {t('programs.back')}
        </Button>
      </div>
    )
  }
}
