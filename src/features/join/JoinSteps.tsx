/** From the question which server, through its door, to the account. What was typed stays, whatever happens. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Door, Registration } from '../../client/arriving/arriving.ts'
import type { BareJid } from '../../model/jid.ts'
import type { Journey } from '../../model/journey.ts'
import { announce } from '../../ui/announce.ts'
import { EntryPage } from '../../ui/EntryPage.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { useHeadingFocus } from '../useHeadingFocus.ts'
import { useWhenOnline } from '../useWhenOnline.ts'
import { type Beginning, beginning, type DoorToOpen } from './beginning.ts'
import { DomainStep } from './DomainStep.tsx'
import { DoorProblem } from './DoorProblem.tsx'
import type { JoinProps } from './Join.tsx'
import { JoinForm } from './JoinForm.tsx'
import { Made, Shut } from './JoinPages.tsx'

interface JoinStepsProps extends JoinProps {
  journey: Journey | null
}

export function JoinSteps({ journey, pressed, brand, defaultDomain, ...ways }: JoinStepsProps) {
  const { t } = useTranslation()
  const { arrival } = useClient()
  const attempt = useAttempt()
  const [place, setPlace] = useState<Beginning>(() => beginning(journey, pressed))
  // A journey that is through is gone; what it was about is still on screen.
  const [invite] = useState(journey?.invite ?? null)
  const [typed, setTyped] = useState(defaultDomain ?? '')
  const [door, setDoor] = useState<Door | null>(null)
  /** In the form of the server that is being asked. */
  const [hasTyped, setHasTyped] = useState(false)
  const [made, setMade] = useState<BareJid | null>(null)
  const invited = invite !== null && invite.kind !== 'contact'

  function knock(domain: string) {
    setDoor(null)
    announce(t('join.asking', { domain }))
    // The token is for the server that honours it: to any other we come without.
    const ask = () => (invited && domain === invite.domain ? arrival.open() : arrival.open(domain))
    attempt.run(ask, setDoor)
  }

  const domain = place.at === 'domain' ? typed.trim() : place.domain
  const latest = place.at === 'door' ? place : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each door is knocked at once; again only when it is pressed.
  useEffect(() => {
    if (latest) knock(latest.domain)
  }, [latest])
  // What was typed is not taken away because the server could not be asked: it waits for it.
  const shut = door?.status === 'offline' || door?.status === 'unreachable' ? door : null
  useWhenOnline(door?.status === 'offline', () => knock(domain))
  useHeadingFocus(made ? 'made' : `${place.at} ${door?.status}`)

  function back() {
    if (place.at === 'domain' && door?.status === 'open') return setDoor(null)
    // Nothing was asked for yet, so nothing was chosen.
    if (journey?.step.at === 'join') void arrival.reconsider()
    ways.onBack()
  }

  async function signIn(address: string) {
    if (invite?.inviter) await arrival.signInFirst()
    ways.onSignIn(address)
  }

  function answered(answer: Registration) {
    if (answer.status === 'joined') ways.onJoined(answer.chatWith)
    if (answer.status === 'made') setMade(answer.account)
    if (answer.status === 'token-refused') setDoor({ status: 'token-refused', domain })
  }

  return (
    <EntryPage brand={brand} back={{ label: t('app.back'), onPress: back }} footer={t('app.promise')}>
      {content()}
    </EntryPage>
  )

  function content() {
    if (made) return <Made account={made} onSignIn={() => signIn(made)} />
    if (place.at === 'shut') return <Shut domain={place.domain} onOpen={() => open(place.domain)} />
    if (door?.status === 'open' || (place.at === 'door' && (!door || (hasTyped && shut)))) return form()
    if (place.at === 'domain' && door?.status !== 'elsewhere')
      return (
        <DomainStep
          typed={typed}
          onType={(next) => {
            setTyped(next)
            setDoor(null)
            attempt.cancel()
          }}
          defaultDomain={defaultDomain}
          invite={invite}
          problem={door}
          busy={attempt.busy}
          onAsk={() => knock(domain)}
          onSignIn={() => signIn('')}
        />
      )
    if (!door) return null
    return (
      <DoorProblem
        door={door}
        domain={domain}
        invite={invite}
        doubtful={latest?.doubtful ? `${latest.username}@${latest.domain}` : null}
        busy={attempt.busy}
        onAgain={() => knock(domain)}
        onElsewhere={() => {
          setDoor(null)
          setPlace({ at: 'domain' })
        }}
        onSignIn={signIn}
        onOtherApp={ways.onOtherApp}
      />
    )
  }

  function form() {
    const open = door?.status === 'open' ? door : null
    const fixed = invited && domain === invite.domain ? invite.username : null
    return (
      <JoinForm
        key={domain}
        door={open}
        domain={open?.domain ?? domain}
        username={latest?.username ?? ''}
        fixed={open?.username.locked ? open.username.value : fixed}
        invite={invite}
        doubtful={latest?.doubtful ?? false}
        shut={shut}
        onTyped={() => setHasTyped(true)}
        onKnock={() => knock(domain)}
        onAnswer={answered}
        onSignIn={signIn}
      />
    )
  }

  function open(domain: string) {
    const next: DoorToOpen = { at: 'door', domain, username: invite?.username ?? '', doubtful: false }
    setPlace(next)
  }
}
