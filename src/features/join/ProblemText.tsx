/** Why there is no account yet, and what to do: each answer in its own words, and in the server's, where it has any. */
import { useTranslation } from 'react-i18next'
import type { Registration } from '../../client/arriving/arriving.ts'

export type Problem =
  | Exclude<Registration, { status: 'joined' | 'made' | 'token-refused' }>
  /** Found out here, before anything was sent. */
  | { status: 'unfit' }
  | { status: 'no-password' }
  | { status: 'missing' }

const IN_THE_NAME: ReadonlySet<Problem['status']> = new Set(['taken', 'bad-name', 'reserved', 'unfit'])
const IN_THE_PASSWORD: ReadonlySet<Problem['status']> = new Set(['weak-password', 'no-password'])

/** The field in which it is to be put right. `again`: somewhere among the other questions; `note`: in no field at all. */
export function placeOf({ status }: Problem): 'username' | 'password' | 'more' | 'again' | 'note' {
  if (IN_THE_NAME.has(status)) return 'username'
  if (IN_THE_PASSWORD.has(status)) return 'password'
  if (status === 'missing') return 'more'
  return status === 'ask-again' ? 'again' : 'note'
}

export function ProblemText({ problem, domain }: { problem: Problem; domain: string }) {
  const { t } = useTranslation()
  if (problem.status === 'unfit' || problem.status === 'missing') return null
  const name = 'username' in problem ? problem.username : ''
  const says = 'text' in problem ? problem.text : null
  return (
    <span role="alert" data-testid="join-error" data-status={problem.status}>
      {t(`join.problem.${problem.status}`, { domain, name })}
      {says && (
        <>
          {' '}
          <bdi>{t('join.says', { domain, text: says })}</bdi>
        </>
      )}
    </span>
  )
}
