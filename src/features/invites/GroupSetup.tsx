/** For how many, and for how long. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Segments } from '../../ui/Segments.tsx'
import styles from './GroupScreen.module.css'

export interface GroupLimits {
  people: number | null
  /** Milliseconds since 1970. */
  until: number | null
}

const PEOPLE = ['5', '10', '30', 'any'] as const
const MINUTES = ['15', '60', '240', 'any'] as const

const limit = (choice: string) => (choice === 'any' ? null : Number(choice))

export function GroupSetup({ onStart }: { onStart(limits: GroupLimits): void }) {
  const { t } = useTranslation()
  const [people, setPeople] = useState<(typeof PEOPLE)[number]>('10')
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('60')
  const time = (choice: (typeof MINUTES)[number]) => {
    const count = Number(choice)
    if (choice === 'any') return t('invites.group.noTime')
    return count < 60
      ? t('invites.group.minutes', { count })
      : t('invites.group.hours', { count: count / 60 })
  }
  return (
    <form
      className={styles.setup}
      onSubmit={(event) => {
        event.preventDefault()
        const time = limit(minutes)
        onStart({ people: limit(people), until: time === null ? null : Date.now() + time * 60_000 })
      }}
    >
      {/* The screen is named by the same words. */}
      <p className={styles.title} aria-hidden="true">
        {t('invites.group.title')}
      </p>
      <p className={styles.text}>{t('invites.group.text')}</p>
      <p className={styles.label}>{t('invites.group.people')}</p>
      <Segments
        label={t('invites.group.people')}
        value={people}
        options={PEOPLE.map((id) => ({ id, label: id === 'any' ? t('invites.group.anyNumber') : id }))}
        onChange={setPeople}
      />
      <p className={styles.label}>{t('invites.group.time')}</p>
      <Segments
        label={t('invites.group.time')}
        value={minutes}
        options={MINUTES.map((id) => ({ id, label: time(id) }))}
        onChange={setMinutes}
      />
      <Button type="submit" rank="primary" size="big" wide>
        {t('invites.group.start')}
      </Button>
    </form>
  )
}
