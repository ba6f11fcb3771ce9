/** What the program may do: what suits most is in sight, the rest for those who ask. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import styles from './Programs.module.css'
import { rightWords } from './right-words.ts'

interface RightChoiceProps {
  domain: string
  rights: readonly string[]
  right: string
  onChoose(right: string): void
}

export function RightChoice({ domain, rights, right, onChoose }: RightChoiceProps) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const shown = all || right !== rights[0] ? rights : rights.slice(0, 1)
  return (
    <div className={styles.rights}>
      <Choices
        label={t('programs.may')}
        single
        values={[right]}
        options={shown.map((one) => ({ value: one, label: rightWords(t, one) }))}
        onChange={([next]) => next !== undefined && onChoose(next)}
        hint={t('programs.mayHint', { domain })}
      />
      {shown.length < rights.length && (
        <Button rank="quiet" onPress={() => setAll(true)}>
          {t('programs.more')}
        </Button>
      )}
    </div>
  )
}
