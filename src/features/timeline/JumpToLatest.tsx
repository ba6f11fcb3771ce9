/** The way back to the newest message, and how many wait there. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineWindow } from '../../client/client.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './JumpToLatest.module.css'

interface JumpToLatestProps {
  window: TimelineWindow
  /** Order of the newest message that was seen. */
  after: number
  /** How many are new, of a conversation of which the newest are not in the window. */
  unread: number
  onPress: () => void
}

function countAfter(window: TimelineWindow, order: number): number {
  let count = 0
  for (let index = window.items.length - 1; index >= 0; index--) {
    const item = window.items[index]
    if (item?.kind !== 'message') continue
    if (item.message.order <= order) break
    if (item.message.direction === 'in') count++
  }
  return count
}

export function JumpToLatest({ window, after, unread, onPress }: JumpToLatestProps) {
  const { t } = useTranslation()
  const count = useMemo(() => (window.newer ? unread : countAfter(window, after)), [window, after, unread])
  return (
    <button
      type="button"
      data-testid="jump-to-latest"
      className={styles.jump}
      aria-label={count > 0 ? t('timeline.jumpNew', { count }) : t('timeline.jump')}
      onClick={onPress}
    >
      <Icon name="jump" />
      {count > 0 && <span>{t('timeline.countNew', { count })}</span>}
    </button>
  )
}
