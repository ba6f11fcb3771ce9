/** What this device knows of its own sign-in without asking anybody. */
import { useTranslation } from 'react-i18next'
import type { Access, ThisDevice } from '../../client/acting/acting.ts'
import { useLive } from '../../live/useLive.ts'
import { Facts } from '../../ui/Facts.tsx'
import styles from './SignIns.module.css'
import { useSignInWords } from './useSignInWords.ts'

export function KnownHere({ access }: { access: Access }) {
  const { t } = useTranslation()
  const known = useLive(access.thisDevice)
  const isAllowed = (useLive(access.grants) ?? []).some(({ name }) => name === null)
  if (!known) return null
  return (
    <section className={styles.block}>
      <h2>{t('sessions.thisDevice')}</h2>
      <Here known={known} isAllowed={isAllowed} />
    </section>
  )
}

interface HereProps {
  known: ThisDevice
  /** It has a grant of the server. */
  isAllowed: boolean
}

function Here({ known: { since, token }, isAllowed }: HereProps) {
  const { t } = useTranslation()
  const { day } = useSignInWords()
  const facts: readonly (readonly [string, string])[] = [
    [t('sessions.here.since'), day(token?.since ?? since)],
    [t('sessions.here.means'), t(token ? 'sessions.here.byToken' : 'sessions.here.byPassword')],
    ...(isAllowed ? [[t('sessions.here.came'), t('sessions.means.grant')] as const] : []),
    ...(token?.renewed != null ? [[t('sessions.here.renewed'), day(token.renewed)] as const] : []),
    ...(token
      ? [
          [
            t('sessions.here.until'),
            token.until === null ? t('sessions.here.unsaid') : day(token.until),
          ] as const,
        ]
      : []),
  ]
  return <Facts facts={facts} data-testid="sign-in-here" />
}
