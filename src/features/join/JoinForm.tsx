/** The name, the password, and whatever else this server asks for. What was typed stays until the account is there. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Registration } from '../../client/arriving/arriving.ts'
import type { InviteFacts } from '../../model/journey.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { NewPassword } from '../NewPassword.tsx'
import { useAttempt } from '../useAttempt.ts'
import { useWhenOnline } from '../useWhenOnline.ts'
import { Note } from './DoorText.tsx'
import { DoubtNote } from './DoubtNote.tsx'
import styles from './Join.module.css'
import { JoinHead } from './JoinHead.tsx'
import { MoreFields, useMore } from './MoreFields.tsx'
import { type OpenDoor, submitLabel } from './open-door.ts'
import { type Problem, ProblemText, placeOf } from './ProblemText.tsx'
import { UsernameField } from './UsernameField.tsx'
import { checkUsername } from './username.ts'

interface JoinFormProps {
  /** Null while the server is being asked: the form is there already, and is sent once it has answered. */
  door: OpenDoor | null
  domain: string
  /** Typed before, or proposed. */
  username: string
  /** It must be this one. */
  fixed: string | null
  invite: InviteFacts | null
  doubtful: boolean
  /** Why the server could not be asked, while what was typed waits for it. */
  shut: Problem | null
  /** Something stands here that would be missed. */
  onTyped(): void
  /** The server is to be asked once more. */
  onKnock(): void
  onAnswer(answer: Registration): void
  onSignIn(address: string): void
}

const PLACES = {
  username: '[name=username]',
  password: '[name=password]',
  more: '[data-more] [aria-invalid=true]',
  again: '[data-more] input[value=""]',
} as const

export function JoinForm({ door, domain, username, fixed, invite, doubtful, shut, ...on }: JoinFormProps) {
  const { t } = useTranslation()
  const { arrival } = useClient()
  const attempt = useAttempt()
  const form = useRef<HTMLFormElement>(null)
  const [typed, setTyped] = useState<string | null>(username || null)
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [wanted, setWanted] = useState(false)
  const more = useMore(door?.more ?? null)
  const name = fixed ?? typed ?? door?.username.value ?? ''
  const checked = checkUsername(name, domain)
  const address = checked.ok ? `${checked.username}@${domain}` : `@${domain}`

  // What is wrong is on screen: there one goes on.
  useEffect(() => {
    const at = problem && placeOf(problem)
    if (at && at !== 'note') form.current?.querySelector<HTMLElement>(PLACES[at])?.focus()
  }, [problem])

  function send(username: string) {
    setProblem(null)
    announce(t('join.making'))
    attempt.run(
      () => arrival.register(username, password, more.answers),
      (answer) => {
        on.onAnswer(answer)
        if (answer.status === 'joined' || answer.status === 'made' || answer.status === 'token-refused')
          return
        if (answer.status === 'ask-again') more.ask(answer.more)
        setProblem(answer)
      },
    )
  }

  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (attempt.busy) return
    if (!checked.ok) return setProblem({ status: 'unfit' })
    if (password === '') return setProblem({ status: 'no-password' })
    if (more.isMissing()) return setProblem({ status: 'missing' })
    if (door) return send(checked.username)
    setWanted(true)
    if (shut) on.onKnock()
  }

  // Pressed before the server had answered. What it turned out to want, or to be about, may need another look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the door opens.
  useEffect(() => {
    if (!door || !wanted) return
    setWanted(false)
    // That the account may be there was on screen when it was pressed.
    if (door.purpose === 'new' || (doubtful && door.purpose === 'either')) submit()
  }, [door])

  useWhenOnline(problem?.status === 'offline', submit)

  const told = problem ?? shut
  const waits = attempt.busy || (wanted && !shut)
  const here = told && { problem: told, domain }
  const place = told && placeOf(told)
  return (
    <>
      <JoinHead
        door={door}
        domain={domain}
        name={fixed}
        invite={invite}
        guest={checked.ok ? address : null}
      />
      <form className={styles.form} ref={form} onSubmit={submit} noValidate>
        {doubtful && <DoubtNote address={address} onSignIn={on.onSignIn} />}
        <UsernameField
          value={name}
          onChange={(next) => {
            setTyped(next)
            setProblem(null)
            on.onTyped()
          }}
          domain={domain}
          checked={checked}
          isFixed={fixed !== null}
          isReadOnly={waits}
          taken={problem?.status === 'taken' ? problem.username : null}
          tried={problem?.status === 'unfit'}
          error={
            here && place === 'username' && here.problem.status !== 'unfit' ? <ProblemText {...here} /> : null
          }
        />
        <NewPassword
          label={t('join.password')}
          data-testid="join-password"
          value={password}
          onChange={(next) => {
            setPassword(next)
            setProblem(null)
            on.onTyped()
          }}
          own={[
            ...name.split(/[^\p{L}\p{N}]+/u),
            ...domain.split('.'),
            ...(invite?.inviter?.split(/[@.]/) ?? []),
          ]}
          isReadOnly={waits}
          error={here && place === 'password' ? <ProblemText {...here} /> : null}
        />
        <MoreFields more={more} />
        {here && (place === 'note' || place === 'again') && (
          <Note waits={here.problem.status === 'offline'}>
            <ProblemText {...here} />
          </Note>
        )}
        <Button type="submit" rank="primary" size="big" wide isPending={waits} data-testid="join-submit">
          {submitLabel(t, door, invite)}
        </Button>
      </form>
    </>
  )
}
