/** Somebody is back from their server's pages by the whole page: what becomes of it, and the way on. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Return, VisitState } from '../../client/signing-in/entering.ts'
import { type Live, value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { useClient } from '../client-context.tsx'
import styles from './SignIn.module.css'
import { VisitPanel } from './VisitPanel.tsx'
import { VisitProblemNote } from './VisitProblemNote.tsx'

export interface ComeBackProps {
  brand?: string | undefined
  /** `back`: hash of the page that they left. */
  onSignedIn(account: BareJid, back: string): void
  onAgain(address: BareJid): void
  onStart(): void
}

const UNREAD: Live<VisitState | null> = value(null)

export function ComeBack({ brand, onSignedIn, onAgain, onStart }: ComeBackProps) {
  const { t } = useTranslation()
  const returned = useReturn()
  const state = useLive<VisitState | null>(returned?.visit.state ?? UNREAD)
  const account = state?.at === 'in' ? state.account : null
  useEffect(() => {
    if (returned && account !== null) onSignedIn(account, returned.back)
  }, [returned, account, onSignedIn])
  if (returned === undefined || account !== null) return null
  const problem = state === null ? 'over' : state.at === 'failed' ? state.problem : null
  const domain = domainpart(returned?.address ?? '')
  return (
    <EntryPage brand={brand} footer={t('app.promise')}>
      {returned && state && !problem && (
        <VisitPanel state={state} visit={returned.visit} onEnd={() => onAgain(returned.address)} />
      )}
      {problem && (
        <>
          <h1>{t(returned ? 'serverPages.failedTitle' : 'serverPages.nothingTitle')}</h1>
          <div className={styles.panel}>
            <VisitProblemNote problem={problem} domain={domain} />
            {returned && (
              <Button rank="primary" size="big" wide onPress={() => onAgain(returned.address)}>
                {t('serverPages.again')}
              </Button>
            )}
            <Button rank={returned ? 'quiet' : 'primary'} size="big" wide onPress={onStart}>
              {t('serverPages.toStart')}
            </Button>
          </div>
        </>
      )}
    </EntryPage>
  )
}

/** Undefined while it is looked for; null: nobody has come back. Taken once, however often this is drawn. */
function useReturn(): Return | null | undefined {
  const { signIn } = useClient()
  const [returned, setReturned] = useState<Return | null | undefined>(undefined)
  useEffect(() => {
    let wanted = true
    signIn.returned().then(
      (found) => wanted && setReturned(found),
      () => wanted && setReturned(null),
    )
    return () => {
      wanted = false
    }
  }, [signIn])
  return returned
}
