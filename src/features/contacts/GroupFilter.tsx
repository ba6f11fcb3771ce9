/** The groups that people are sorted into, by whoever keeps the list and by oneself: one of them, or everybody. */
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import styles from './GroupFilter.module.css'

/** No group is called so: it has no letters. */
const EVERYBODY = ' '

export interface GroupFilterProps {
  groups: readonly string[]
  /** Null: everybody. */
  value: string | null
  onChange(group: string | null): void
}

export function GroupFilter({ groups, value, onChange }: GroupFilterProps) {
  const { t } = useTranslation()
  return (
    <RadioGroup
      aria-label={t('managed.group')}
      orientation="horizontal"
      value={value ?? EVERYBODY}
      onChange={(group) => onChange(group === EVERYBODY ? null : group)}
      className={styles.groups ?? ''}
    >
      {[EVERYBODY, ...groups].map((group) => (
        <Radio key={group} value={group} className={styles.group ?? ''}>
          <bdi>{group === EVERYBODY ? t('managed.everybody') : group}</bdi>
        </Radio>
      ))}
    </RadioGroup>
  )
}
