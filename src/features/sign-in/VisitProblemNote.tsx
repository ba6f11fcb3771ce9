/** Why nobody came in by the server's pages, in one or two sentences. */
import { useTranslation } from 'react-i18next'
import type { VisitProblem } from '../../client/signing-in/entering.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SignIn.module.css'

export function VisitProblemNote({ problem, domain }: { problem: VisitProblem; domain: string }) {
  const { t } = useTranslation()
  const waits = problem === 'offline'
  return (
    <p role="alert" className={classes(styles.problem, waits && styles.waits)}>
      <Icon name={waits ? 'offline' : 'error'} size={16} />
      <span data-testid="sign-in-error" data-status={problem}>
        {t(`serverPages.problem.${problem}`, { domain })}
      </span>
    </p>
  )
}
