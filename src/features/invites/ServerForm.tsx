/** What the server wants to know before it makes the invite. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataForm, FormAnswers, FormField } from '../../model/data-form.ts'
import { parseJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { FormFields } from '../../ui/FormFields.tsx'
import { firstAnswers, unanswered } from '../../ui/form-answers.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './InviteSheet.module.css'

interface ServerFormProps {
  form: DataForm
  problem: string | null
  domain: string
  onAnswer(answers: FormAnswers): void
}

/** D4.3: what is to be the name of an account can be one. An empty one is for the guest to choose. */
const noNames = (fields: readonly FormField[], answers: FormAnswers, domain: string): string[] =>
  fields
    .filter(({ name, kind }) => name === 'username' && kind === 'text')
    .filter(({ name }) => {
      const typed = answers[name]?.[0]?.trim() ?? ''
      return typed !== '' && (typed.includes('/') || !parseJid(`${typed}@${domain}`)?.local)
    })
    .map(({ name }) => name)

export function ServerForm({ form, problem, domain, onAnswer }: ServerFormProps) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<FormAnswers>(() => firstAnswers(form.fields))
  const [missing, setMissing] = useState<readonly string[]>([])
  const [badNames, setBadNames] = useState<readonly string[]>([])
  const [sent, setSent] = useState<DataForm | null>(null)

  function submit() {
    const without = unanswered(form.fields, answers)
    const bad = noNames(form.fields, answers, domain)
    setMissing(without)
    setBadNames(bad)
    if (without.length + bad.length > 0) return
    setSent(form)
    onAnswer(answers)
  }

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 className={styles.asks}>{form.title || t('invites.form.title', { domain })}</h3>
      {form.instructions && <p className={styles.instructions}>{form.instructions}</p>}
      {problem && (
        <p role="alert" className={styles.bad}>
          <Icon name="error" size={16} />
          <span>{t('invites.says', { domain, text: problem })}</span>
        </p>
      )}
      <FormFields
        fields={form.fields}
        answers={answers}
        onChange={(name, values) => {
          setAnswers({ ...answers, [name]: values })
          setMissing(missing.filter((other) => other !== name))
          setBadNames(badNames.filter((other) => other !== name))
        }}
        errors={Object.fromEntries([
          ...missing.map((name) => [name, t('invites.form.missing', { domain })]),
          ...badNames.map((name) => [name, t('invites.form.noName')]),
        ])}
        words={{
          show: t('invites.form.show'),
          hide: t('invites.form.hide'),
          optional: t('invites.form.optional'),
          onePerLine: t('invites.form.onePerLine'),
          picture: t('invites.form.picture'),
        }}
      />
      <Button type="submit" rank="primary" size="big" wide isPending={sent === form}>
        {t('invites.form.submit')}
      </Button>
    </form>
  )
}
