/** What went wrong and what to do, in one or two sentences. */
import { useTranslation } from 'react-i18next'
import type { Lookup, SignInResult } from '../../client/client.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SignIn.module.css'

export type Problem = Exclude<Lookup, { status: 'found' }> | Exclude<SignInResult, { status: 'signed-in' }>

export function ProblemText({ problem }: { problem: Problem }) {
  const { t } = useTranslation()
  const domain = 'domain' in problem ? problem.domain : ''
  return (
    <span data-testid="sign-in-error" data-status={problem.status}>
      {t(`signIn.problem.${problem.status}`, { domain })}
    </span>
  )
}

/** For what does not belong to one field: stands by itself, and is said aloud as soon as it appears. */
export function ProblemNote({ problem }: { problem: Problem }) {
  const waits = problem.status === 'offline'
  return (
    <p role="alert" className={classes(styles.problem, waits && styles.waits)}>
      <Icon name={waits ? 'offline' : 'error'} size={16} />
      <ProblemText problem={problem} />
    </p>
  )
}
