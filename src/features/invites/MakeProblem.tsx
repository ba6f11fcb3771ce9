/** Why there is no code, and the one thing to do about it. */
import { useTranslation } from 'react-i18next'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import styles from './InviteSheet.module.css'

interface MakeProblemProps {
  what:
    | 'offline'
    | 'refused'
    | 'limit'
    | 'unavailable'
    | 'no-storage'
    | 'nothing'
    | 'lost'
    | 'withdrawn'
    | 'expired'
  /** The server's own words. */
  text: string | null
  address: string
  onAgain(): void
  onSeeAll(): void
}

const ACTIONS = {
  offline: 'all',
  refused: 'all',
  limit: 'all',
  unavailable: 'again',
  'no-storage': 'again',
  nothing: 'all',
  lost: 'another',
  withdrawn: 'another',
  expired: 'another',
} as const

export function MakeProblem({ what, text, address, onAgain, onSeeAll }: MakeProblemProps) {
  const { t } = useTranslation()
  const domain = domainpart(address)
  const action = ACTIONS[what]
  const words = { all: t('invites.seeAll'), again: t('invites.tryAgain'), another: t('invites.another') }
  const over = what === 'withdrawn' || what === 'expired'
  return (
    <div className={styles.reserved}>
      <TokenFigure address={address} state={over ? 'ended' : 'open'} size={112} />
      <div role="status" className={styles.problem} data-problem={what}>
        <h3>{t(`invites.problem.${what}.title`, { domain })}</h3>
        <p>{t(`invites.problem.${what}.text`, { domain, address })}</p>
        {text && <p dir="auto">{t('invites.says', { domain, text })}</p>}
      </div>
      <Button rank={action === 'all' ? 'plain' : 'soft'} onPress={action === 'all' ? onSeeAll : onAgain}>
        {words[action]}
      </Button>
    </div>
  )
}
