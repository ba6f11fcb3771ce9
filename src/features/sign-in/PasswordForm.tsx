/** The password, once: for the first sign-in, and for a device that the server no longer accepts. */
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInResult } from '../../client/client.ts'
import type { BareJid } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { useWhenOnline } from '../useWhenOnline.ts'
import { ProblemNote, ProblemText } from './ProblemText.tsx'
import styles from './SignIn.module.css'

export interface PasswordFormProps {
  found: { address: string; websocket: string }
  /** What is wrong lies in the address, or cannot be mended with a password. */
  onOtherAddress?: (() => void) | undefined
  onSignedIn?: ((account: BareJid) => void) | undefined
}

type Problem = Exclude<SignInResult, { status: 'signed-in' }>

/** No password will help here, so the way on is another address. */
const HOPELESS: ReadonlySet<Problem['status']> = new Set(['account-disabled', 'host-unknown', 'no-mechanism'])

export function PasswordForm({ found, onOtherAddress, onSignedIn }: PasswordFormProps) {
  const { t } = useTranslation()
  const { signIn } = useClient()
  const attempt = useAttempt()
  const form = useRef<HTMLFormElement>(null)
  const [password, setPassword] = useState('')
  const [capsLock, setCapsLock] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const hopeless = problem !== null && HOPELESS.has(problem.status) && onOtherAddress !== undefined

  function send() {
    setProblem(null)
    announce(t('signIn.signingIn'))
    attempt.run(
      () => signIn.submit(found, password),
      (result) => {
        if (result.status !== 'signed-in') return setProblem(result)
        setPassword('')
        onSignedIn?.(result.account)
      },
    )
  }

  useWhenOnline(problem?.status === 'offline' && password !== '', send)

  useEffect(() => {
    if (problem?.status === 'refused')
      form.current?.querySelector<HTMLInputElement>('[name=password]')?.focus()
  }, [problem])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (hopeless) onOtherAddress()
    else if (password !== '' && !attempt.busy) send()
  }

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <form
      className={styles.form}
      ref={form}
      onSubmit={submit}
      onKeyDown={watchCapsLock}
      onKeyUp={watchCapsLock}
      noValidate
    >
      {/* Tells password managers which entry is meant. */}
      <input type="text" name="username" autoComplete="username" value={found.address} readOnly hidden />
      <TextField
        label={t('signIn.password')}
        value={password}
        onChange={(next) => {
          setPassword(next)
          setProblem(null)
          attempt.cancel()
        }}
        type="password"
        name="password"
        autoComplete="current-password"
        reveal={{ show: t('signIn.showPassword'), hide: t('signIn.hidePassword') }}
        hint={<KeepsNothing capsLock={capsLock} />}
        error={problem?.status === 'refused' ? <ProblemText problem={problem} /> : undefined}
        autoFocus
        data-testid="sign-in-password"
      />
      {problem && problem.status !== 'refused' && <ProblemNote problem={problem} />}
      <Button
        type="submit"
        rank="primary"
        size="big"
        wide
        isPending={attempt.busy}
        data-testid="sign-in-submit"
      >
        {hopeless ? t('signIn.otherAddress') : problem ? t('signIn.again') : t('signIn.submit')}
      </Button>
    </form>
  )
}

function KeepsNothing({ capsLock }: { capsLock: boolean }) {
  const { t } = useTranslation()
  return (
    <span className={styles.promise}>
      <Icon name={capsLock ? 'warning' : 'safe'} size={16} />
      <span aria-live="polite">{capsLock ? t('signIn.capsLock') : t('signIn.promise')}</span>
    </span>
  )
}
