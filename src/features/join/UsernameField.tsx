/** The name in the new address: what it becomes, what cannot be in it, and others where it is taken. */
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Join.module.css'
import type { CheckedName } from './username.ts'
import { usernameIdeas } from './username-ideas.ts'

interface UsernameFieldProps {
  value: string
  onChange(text: string): void
  domain: string
  checked: CheckedName
  /** The invite is for this name and no other. */
  isFixed: boolean
  isReadOnly: boolean
  /** What somebody else has already. */
  taken: string | null
  /** It was sent as it is: then an empty one is wrong, too. */
  tried: boolean
  error: ReactNode
}

export function UsernameField(props: UsernameFieldProps) {
  const { value, onChange, domain, checked, isFixed, isReadOnly, taken, tried, error } = props
  const { t } = useTranslation()
  const ideas = useMemo(() => (taken && !isFixed ? usernameIdeas(taken) : []), [taken, isFixed])
  return (
    <div className={styles.name}>
      <TextField
        label={t('join.username')}
        value={value}
        onChange={onChange}
        hint={hint()}
        error={error ?? unfit()}
        suffix={`@${domain}`}
        isReadOnly={isFixed || isReadOnly}
        type="text"
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus={!isFixed}
        data-testid="join-username"
      />
      {ideas.length > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons that belong together.
        <div className={styles.ideas} role="group" aria-label={t('join.ideas')}>
          {ideas.map((idea) => (
            <Button key={idea} rank="soft" onPress={() => onChange(idea)}>
              {idea}
            </Button>
          ))}
        </div>
      )}
    </div>
  )

  function hint(): string {
    if (isFixed) return t('join.usernameFixed')
    return checked.ok
      ? t('join.usernameBecomes', { address: `${checked.username}@${domain}` })
      : t('join.usernameHint')
  }

  function unfit(): ReactNode {
    if (checked.ok || (checked.problem === 'empty' && !tried)) return null
    const character = 'character' in checked ? checked.character : ''
    return (
      <span role="alert" data-testid="join-error" data-status={checked.problem}>
        {t(`join.unfit.${checked.problem}`, { character })}
      </span>
    )
  }
}
