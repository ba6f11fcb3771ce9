/** First the address alone: what comes next is the server's to decide. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lookup } from '../../client/client.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import { useAttempt } from '../useAttempt.ts'
import { useWhenOnline } from '../useWhenOnline.ts'
import { AddressRescue } from './AddressRescue.tsx'
import { completeAddress, isNameOnly } from './complete-address.ts'
import { isSafeEndpoint } from './endpoint.ts'
import { ProblemNote, ProblemText } from './ProblemText.tsx'
import styles from './SignIn.module.css'

export type Found = Extract<Lookup, { status: 'found' }>

export interface AddressStepProps {
  typed: string
  onType(address: string): void
  defaultDomain?: string | undefined
  /** Somebody is signed in, and stays so. */
  besides?: string | undefined
  onFound(found: Found): void
  note?: ReactNode
}

/** Here the address itself has to change; elsewhere it is right as it stands. */
const IN_THE_ADDRESS: ReadonlySet<Lookup['status']> = new Set(['bad-address', 'other-domain', 'no-server'])

export function AddressStep({ typed, onType, defaultDomain, besides, onFound, note }: AddressStepProps) {
  const { t } = useTranslation()
  const { signIn } = useClient()
  const attempt = useAttempt()
  const form = useRef<HTMLFormElement>(null)
  const [problem, setProblem] = useState<Exclude<Lookup, Found> | null>(null)
  const [endpoint, setEndpoint] = useState('')
  const [unsafe, setUnsafe] = useState(false)
  const wantsEndpoint = problem?.status === 'no-web-access'

  function lookUp(text = typed) {
    const address = completeAddress(text, defaultDomain)
    announce(t('signIn.looking', { domain: address.split('@').at(-1) ?? address }))
    const ask = () => signIn.lookup(address, ...(wantsEndpoint && endpoint.trim() ? [endpoint.trim()] : []))
    attempt.run(ask, (answer) => {
      if (answer.status === 'found') onFound(answer)
      else setProblem(answer)
    })
  }

  useWhenOnline(problem?.status === 'offline', () => lookUp())

  useEffect(() => {
    if (problem && IN_THE_ADDRESS.has(problem.status)) form.current?.querySelector('input')?.focus()
  }, [problem])

  function submit(event: FormEvent) {
    event.preventDefault()
    const unsafe = wantsEndpoint && endpoint.trim() !== '' && !isSafeEndpoint(endpoint)
    setUnsafe(unsafe)
    if (!attempt.busy && !unsafe) lookUp()
  }

  function type(address: string) {
    onType(address)
    setProblem(null)
    attempt.cancel()
  }

  const inTheAddress = problem !== null && IN_THE_ADDRESS.has(problem.status)
  return (
    <>
      <h1>{besides ? t('signIn.addTitle') : t('signIn.title')}</h1>
      <p>{besides ? t('signIn.addLede', { account: besides }) : t('signIn.lede')}</p>
      <form className={styles.form} ref={form} onSubmit={submit} noValidate>
        {note}
        <TextField
          label={t('signIn.address')}
          value={typed}
          onChange={type}
          hint={defaultDomain ? t('signIn.hintDomain') : t('signIn.hint')}
          error={problem && inTheAddress ? <ProblemText problem={problem} /> : undefined}
          suffix={defaultDomain && (typed === '' || isNameOnly(typed)) ? `@${defaultDomain}` : undefined}
          type="text"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          name="username"
          autoFocus
          data-testid="sign-in-address"
        />
        {problem && !inTheAddress && <ProblemNote problem={problem} />}
        {problem && (
          <AddressRescue
            problem={problem}
            typed={typed}
            endpoint={endpoint}
            unsafe={unsafe}
            onEndpoint={setEndpoint}
            onAddress={(address) => {
              type(address)
              lookUp(address)
            }}
          />
        )}
        <Button
          type="submit"
          rank={problem?.status === 'certificate' || problem?.status === 'other-domain' ? 'plain' : 'primary'}
          size="big"
          wide
          isPending={attempt.busy}
          data-testid="sign-in-continue"
        >
          {continueLabel()}
        </Button>
      </form>
    </>
  )

  function continueLabel(): string {
    if (wantsEndpoint) return t('signIn.tryThis')
    if (problem?.status === 'offline') return t('signIn.tryNow')
    if (problem?.status === 'certificate') return t('signIn.again')
    return t('signIn.continue')
  }
}
