/** Messages are missing here, and that is said. Coming into sight asks for them. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Timeline } from '../../client/client.ts'
import styles from './HoleRow.module.css'
import type { Hole } from './timeline-rows.ts'

interface HoleRowProps {
  hole: Hole
  online: boolean
  timeline: Timeline
}

export function HoleRow({ hole, online, timeline }: HoleRowProps) {
  const { t } = useTranslation()
  const { id, state } = hole
  // Once for each time that it comes into sight online: a refusal is not answered by asking again and again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not again when the state changes
  useEffect(() => {
    if (online && state === 'open') void timeline.fill(id)
  }, [id, online, timeline])
  const words =
    state === 'filling' ? t('timeline.holeFilling') : online ? t('timeline.hole') : t('timeline.holeOffline')
  return (
    <div className={styles.hole}>
      <p>{words}</p>
      {state !== 'filling' && online && (
        <button type="button" className={styles.fill} onClick={() => void timeline.fill(id)}>
          {t('timeline.fetch')}
        </button>
      )}
    </div>
  )
}
