/** A device or a program, what is known of it, and the way to end it. */
import { useTranslation } from 'react-i18next'
import type { SignInView } from '../../client/acting/acting.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import styles from './SignInRow.module.css'
import { iconOf, isLongUnused, livesByPassword } from './sign-in-names.ts'
import { useSignInWords } from './useSignInWords.ts'

export interface SignInRowProps {
  entry: SignInView
  isLeaving: boolean
  now: number
  onEnd(entry: SignInView): void
  onChangePassword(): void
}

export function SignInRow({ entry, isLeaving, now, onEnd, onChangePassword }: SignInRowProps) {
  const { t } = useTranslation()
  const words = useSignInWords()
  const phone = useMedia('(max-width: 719px)')
  const name = words.name(entry)
  const state = <State entry={entry} now={now} />
  const ends = t(entry.kind === 'program' ? 'sessions.endProgram' : 'sessions.end')
  return (
    <li
      className={styles.row}
      inert={isLeaving}
      data-leaving={isLeaving}
      data-testid="sign-in-session"
      data-current={entry.isCurrent}
      data-kind={entry.kind}
    >
      <div className={styles.inner}>
        <IconTile icon={iconOf(entry)} tone={entry.isCurrent ? 'soft' : 'plain'} />
        <div className={styles.body}>
          <b dir="auto">{name}</b>
          <small>{words.ways(entry)}</small>
          <small>{words.times(entry, now)}</small>
          {entry.page && (
            <a href={entry.page} target="_blank" rel="noreferrer noopener">
              {new URL(entry.page).host}
            </a>
          )}
          {phone && state}
        </div>
        {!phone && state}
        {!entry.isCurrent &&
          (livesByPassword(entry) ? (
            <Act icon="key" label={t('sessions.password.change')} name={name} onPress={onChangePassword} />
          ) : (
            <Act icon="sign-out" label={ends} name={name} danger onPress={() => onEnd(entry)} />
          ))}
      </div>
    </li>
  )
}

function State({ entry, now }: Pick<SignInRowProps, 'entry' | 'now'>) {
  const { t } = useTranslation()
  const tag = tagOf(entry, now)
  return (
    tag && (
      <span className={styles.tag}>
        <Tag tone={tag.tone} icon={tag.icon}>
          {t(`sessions.tag.${tag.word}`)}
        </Tag>
      </span>
    )
  )
}

function tagOf(entry: SignInView, now: number) {
  if (entry.isCurrent) return { tone: 'good', icon: 'check', word: 'activeNow' } as const
  if (livesByPassword(entry)) return { tone: 'bad', icon: 'warning', word: 'usesPassword' } as const
  return isLongUnused(entry, now) ? ({ tone: 'wait', icon: 'wait', word: 'longUnused' } as const) : null
}

interface ActProps {
  icon: 'key' | 'sign-out'
  label: string
  name: string
  danger?: boolean
  onPress(): void
}

/** On phones an icon, else a word; both say to whom. */
function Act({ icon, label, name, danger, onPress }: ActProps) {
  const { t } = useTranslation()
  const phone = useMedia('(max-width: 719px)')
  const whole = t('sessions.act', { act: label, name })
  if (phone) return <IconButton icon={icon} label={whole} onPress={onPress} />
  return (
    <Button rank={danger ? 'danger' : 'quiet'} aria-label={whole} onPress={onPress}>
      {label}
    </Button>
  )
}
