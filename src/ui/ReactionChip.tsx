/** One emoji, how many people mean it, and whether one does oneself. */
import { classes } from './classes.ts'
import styles from './ReactionChip.module.css'

export interface ReactionChipProps {
  emoji: string
  count: number
  /** Who, and what. */
  label: string
  /** Own. Leave it out where there is nothing to switch. */
  isOn?: boolean | undefined
  isDisabled?: boolean | undefined
  tabIndex?: number | undefined
  onPress: () => void
}

export function ReactionChip(props: ReactionChipProps) {
  const { emoji, count, label, isOn, isDisabled, tabIndex, onPress } = props
  return (
    <button
      type="button"
      className={classes(styles.chip, isOn && styles.on)}
      aria-label={label}
      aria-pressed={isOn}
      aria-disabled={isDisabled || undefined}
      title={label}
      tabIndex={tabIndex}
      onClick={isDisabled ? undefined : onPress}
    >
      <span className={styles.emoji}>{emoji}</span>
      <span>{count}</span>
    </button>
  )
}
