/** The emoji that `:name` may mean, over the field. The field keeps the focus. */
import { useTranslation } from 'react-i18next'
import styles from './CompletionList.module.css'
import type { Completion } from './useCompletion.ts'

export const optionId = (listId: string, index: number): string => `${listId}-${index}`

export function CompletionList({ completion }: { completion: Completion }) {
  const { t } = useTranslation()
  const { listId, found, active, take } = completion
  return (
    <div role="listbox" id={listId} aria-label={t('emoji.completions')} className={styles.list}>
      {found.map(({ emoji, name, label }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and names the active one
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field
        <div
          key={emoji}
          role="option"
          id={optionId(listId, index)}
          aria-selected={index === active}
          aria-label={`${emoji} ${label}`}
          className={styles.option}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(emoji)}
        >
          <span className={styles.emoji}>{emoji}</span>
          <span className={styles.name}>:{name}:</span>
        </div>
      ))}
    </div>
  )
}
