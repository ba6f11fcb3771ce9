/** A device that asks at one's own server: who it says it is, what it will get, and the number that stands on its screen. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeExamined } from '../../client/acting/linking.ts'
import type { DeviceCode } from '../../model/device-code.ts'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { GoThere } from './GoThere.tsx'
import styles from './Linking.module.css'

interface OwnCodeProps {
  code: DeviceCode
  found: Extract<CodeExamined, { status: 'own' }>
  onOther(): void
  onDone(): void
}

/** Whoever guesses is not looking at the other screen. */
const MOST_TRIES = 3

export function OwnCode({ code, found, onOther, onDone }: OwnCodeProps) {
  const { t, i18n } = useTranslation()
  const [typed, setTyped] = useState('')
  const [tries, setTries] = useState(0)
  const [problem, setProblem] = useState<'wrong' | 'short' | null>(null)
  const [agreed, setAgreed] = useState(false)
  if (agreed) return <GoThere domain={found.domain} address={found.address} onDone={onDone} />
  if (tries >= MOST_TRIES)
    return (
      <div className={styles.form}>
        <p role="alert" className={styles.text} data-testid="link-told" data-status="wrong-number">
          {t('linking.number.over')}
        </p>
        <Button wide onPress={onOther}>
          {t('linking.other')}
        </Button>
      </div>
    )

  function submit(event: FormEvent) {
    event.preventDefault()
    const number = typed.trim()
    if (number === found.number) return setAgreed(true)
    setProblem(/^\d{2}$/.test(number) ? 'wrong' : 'short')
    if (/^\d{2}$/.test(number)) setTries(tries + 1)
  }

  const who = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(found.accounts)
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <Card>
        <dl className={styles.facts}>
          <div>
            <dt>{t('linking.device')}</dt>
            <dd>{code.says === null ? t('linking.nameless') : t('linking.says', { name: code.says })}</dd>
          </div>
          <div>
            <dt>{t('linking.at')}</dt>
            <dd>{t('linking.where', { domain: found.domain, who })}</dd>
          </div>
          <div>
            <dt>{t('linking.gets')}</dt>
            <dd>{t('linking.all')}</dd>
          </div>
        </dl>
      </Card>
      <p className={styles.warning}>
        <Icon name="warning" />
        <span>{t('linking.warning')}</span>
      </p>
      <div className={styles.digits}>
        <TextField
          label={t('linking.number.label')}
          hint={t('linking.number.hint')}
          error={problem && t(`linking.number.${problem}`)}
          value={typed}
          onChange={(next) => {
            setProblem(null)
            setTyped(next)
          }}
          autoFocus
          autoComplete="off"
          inputMode="numeric"
          maxLength={2}
          data-testid="link-number"
        />
      </div>
      <Button type="submit" rank="primary" size="big" wide>
        {t('linking.goOn')}
      </Button>
    </form>
  )
}
