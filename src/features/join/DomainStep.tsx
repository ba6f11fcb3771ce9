/** Which server an account should live on, typed by hand; the one of this deployment is offered. */
import { type FormEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Door } from '../../client/arriving/arriving.ts'
import type { InviteFacts } from '../../model/journey.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { inviterName } from '../inviter-name.ts'
import { DoorText, Note } from './DoorText.tsx'
import styles from './Join.module.css'

interface DomainStepProps {
  typed: string
  onType(domain: string): void
  defaultDomain?: string | undefined
  invite: InviteFacts | null
  problem: Door | null
  busy: boolean
  onAsk(): void
  onSignIn(): void
}

/** Here another domain has to be typed; elsewhere it is right as it stands. */
const IN_THE_NAME: ReadonlySet<Door['status']> = new Set(['bad-domain', 'no-server', 'closed'])

export function DomainStep(props: DomainStepProps) {
  const { typed, onType, defaultDomain, invite, problem, busy, onAsk, onSignIn } = props
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const inTheName = problem !== null && IN_THE_NAME.has(problem.status)
  const domain = typed.trim()

  useEffect(() => {
    if (inTheName) form.current?.querySelector('input')?.focus()
  }, [inTheName])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!busy && domain !== '') onAsk()
  }

  return (
    <>
      <h1>{t('join.domainTitle')}</h1>
      <p>
        {invite?.inviter ? t('join.domainLedeInvite', { name: inviterName(invite) }) : t('join.domainLede')}
      </p>
      <form className={styles.form} ref={form} onSubmit={submit} noValidate>
        <TextField
          label={t('join.server')}
          value={typed}
          onChange={onType}
          hint={defaultDomain ? t('join.serverHere', { domain: defaultDomain }) : t('join.serverHint')}
          error={problem && inTheName ? <DoorText status={problem.status} domain={domain} /> : undefined}
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
        />
        {problem && !inTheName && (
          <Note waits={problem.status === 'offline'}>
            <DoorText status={problem.status} domain={domain} />
          </Note>
        )}
        <Button type="submit" rank="primary" size="big" wide isPending={busy}>
          {problem ? t('join.again') : t('join.continue')}
        </Button>
      </form>
      <p className={styles.aside}>{t('join.domainText')}</p>
      <div className={styles.link}>
        <Button rank="quiet" onPress={onSignIn}>
          {t('join.haveOne')}
        </Button>
      </div>
    </>
  )
}
