/** Whatever else a server asks of somebody who wants an account, such as an e-mail address or a captcha. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataForm, FormAnswers } from '../../model/data-form.ts'
import { FormFields } from '../../ui/FormFields.tsx'
import { firstAnswers, unanswered } from '../../ui/form-answers.ts'
import styles from './Join.module.css'

export interface More {
  form: DataForm | null
  answers: FormAnswers | undefined
  /** Names of the fields that were left empty. */
  missing: readonly string[]
  answer(name: string, values: readonly string[]): void
  /** Says so on screen. */
  isMissing(): boolean
  /** The server asks again, perhaps with another picture. What is asked as before keeps its answer. */
  ask(form: DataForm | null): void
}

export function useMore(fromDoor: DataForm | null): More {
  const [asked, setAsked] = useState<{ door: DataForm | null; form: DataForm | null } | null>(null)
  const [given, setGiven] = useState<FormAnswers>({})
  const [missing, setMissing] = useState<readonly string[]>([])
  // Another opening of the door asks its own questions.
  const form = asked?.door === fromDoor && asked ? asked.form : fromDoor
  const answers = useMemo(() => {
    if (!form) return undefined
    const first = firstAnswers(form.fields)
    return Object.fromEntries(Object.entries(first).map(([name, values]) => [name, given[name] ?? values]))
  }, [form, given])
  return {
    form,
    answers,
    missing,
    answer(name, values) {
      setGiven({ ...given, [name]: values })
      setMissing(missing.filter((other) => other !== name))
    },
    isMissing() {
      const empty = form && answers ? unanswered(form.fields, answers) : []
      setMissing(empty)
      return empty.length > 0
    },
    ask(next) {
      setAsked({ door: fromDoor, form: next ?? form })
      // A question with a picture is another one each time; and what is hidden belongs to the form that it came with.
      const stale = new Set(
        next?.fields.filter((field) => field.image || field.kind === 'hidden').map((field) => field.name),
      )
      setGiven(Object.fromEntries(Object.entries(given).filter(([name]) => !stale.has(name))))
    },
  }
}

export function MoreFields({ more }: { more: More }) {
  const { t } = useTranslation()
  const { form, answers } = more
  if (!form || !answers) return null
  return (
    <div className={styles.more} data-more>
      {form.instructions && (
        <p className={styles.instructions} dir="auto">
          {form.instructions}
        </p>
      )}
      <FormFields
        fields={form.fields}
        answers={answers}
        onChange={more.answer}
        errors={Object.fromEntries(more.missing.map((name) => [name, t('join.missing')]))}
        words={{
          show: t('join.showPassword'),
          hide: t('join.hidePassword'),
          optional: t('join.optional'),
          onePerLine: t('join.onePerLine'),
          picture: t('join.picture'),
        }}
      />
    </div>
  )
}
