/** The invite itself: half a token, who holds the other half, and what becomes of it here. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Acceptance } from '../../client/arriving/arriving.ts'
import { value } from '../../live/live.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'
import { meantFor } from '../../model/which-account.ts'
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import { useClient } from '../client-context.tsx'
import { inviterName } from '../inviter-name.ts'
import styles from './Landing.module.css'
import type { LandingProps } from './Landing.tsx'
import { LandingActions } from './LandingActions.tsx'
import { LandingFacts } from './LandingFacts.tsx'
import { OtherWays } from './OtherWays.tsx'
import { type Situation, situationOf } from './situation.ts'

/** For those who have several accounts. */
const WhichAccount = lazy(() =>
  import('./WhichAccount.tsx').then((module) => ({ default: module.WhichAccount })),
)

export interface LandingInviteProps extends Omit<LandingProps, 'brand' | 'unreadable'> {
  journey: Journey
  /** What became of "accept", where it leads nowhere. */
  outcome: Acceptance['status'] | null
  busy: boolean
  /** `as`: with which of several accounts. */
  onAccept(as?: BareJid): void
  /** Puts the invite away and opens the chat: nobody can be added by it. */
  onWrite(jid: BareJid, as?: BareJid): void
  onPutAway(): void
}

const OUTCOMES: Partial<Record<Acceptance['status'], Situation>> = {
  yourself: 'own',
  managed: 'managed',
  'nobody-to-meet': 'second-account',
}
/** Where it matters which account accepts. */
const WAYS_IN: readonly Situation[] = ['add', 'managed', 'known']
const NOBODY = value(null)
const NO = value(false)

export function LandingInvite({ journey, outcome, ...ways }: LandingInviteProps) {
  const { t } = useTranslation()
  const client = useClient()
  const active = useLive(client.account)?.jid ?? null
  const accounts = useLive(client.accounts).map(({ jid }) => jid)
  const me = accounts.length > 1 ? meantFor(journey, accounts, active) : active
  const { invite } = journey
  const { inviter, domain, username } = invite
  const contact = useLive(me !== null && inviter !== null ? client.partsOf(me).contacts.one(inviter) : NOBODY)
  const isManaged = useLive(me !== null ? client.partsOf(me).managing.isManaged : NO)
  const situation = (outcome && OUTCOMES[outcome]) ?? situationOf(journey, me, contact, isManaged)
  // Somebody in the list is called as the person calls them, whatever the link says.
  const name = contact?.listed ? contact.displayName : inviterName(invite)
  // Whoever invites from one of their own accounts has one fewer to choose from.
  const candidates = accounts.filter((jid) => jid !== inviter)
  // What is on its way, or may have been made, is not turned round by a choice.
  const canChoose = journey.step.at !== 'redeeming' && journey.step.at !== 'registering'
  const isAsked = inviter !== null && candidates.length > 1 && canChoose && WAYS_IN.includes(situation)
  const facts = { name, domain, account: me ?? '', username: username ?? '' }
  return (
    <div
      className={styles.invite}
      data-testid="landing"
      data-kind={invite.kind}
      data-inviter={inviter ?? ''}
      data-domain={domain}
      data-situation={situation}
    >
      <div className={styles.figure}>
        <TokenFigure
          address={inviter ?? domain}
          guest={me ?? undefined}
          size={136}
          state={situation === 'known' ? 'joined' : 'open'}
        />
      </div>
      <h1>{title()}</h1>
      {/* The name is whatever the link says; the address is who it is. */}
      <p>
        <bdi dir="ltr">{inviter ?? domain}</bdi>
      </p>
      <p className={styles.text}>{text()}</p>
      {isAsked && (
        <Suspense fallback={null}>
          <WhichAccount
            inviter={inviter}
            name={name}
            accounts={candidates}
            chosen={me}
            isDisabled={ways.busy}
          />
        </Suspense>
      )}
      <LandingActions
        {...ways}
        onAccept={() => ways.onAccept(chosenOf())}
        onWrite={() => inviter !== null && ways.onWrite(inviter, chosenOf())}
        situation={situation}
        journey={journey}
      />
      <LandingFacts
        situation={situation}
        account={me}
        own={inviter !== null && inviter !== me && accounts.includes(inviter) ? inviter : null}
        chosen={isAsked}
      />
      <OtherWays
        onOtherApp={ways.onOtherApp}
        onPutAway={ways.onPutAway}
        // Somebody who has an account is not pushed into another (XEP-0401): that is theirs to choose.
        newAccountHref={
          situation === 'add' && invite.kind === 'contact-and-account' ? ways.newAccountHref : undefined
        }
      />
    </div>
  )

  function chosenOf(): BareJid | undefined {
    return accounts.length > 1 && me !== null ? me : undefined
  }

  function title(): string {
    if (situation === 'known' || situation === 'own' || situation === 'reset')
      return t(`landing.title.${situation}`, facts)
    return inviter ? t('landing.title.chat', facts) : t('landing.title.account', facts)
  }

  function text(): string {
    if (inviter || (situation !== 'join' && situation !== 'go-on'))
      return t(`landing.text.${situation}`, facts)
    if (situation === 'go-on') return t('landing.text.go-on', facts)
    return username ? t('landing.textNamed', facts) : t('landing.textAccount', facts)
  }
}
