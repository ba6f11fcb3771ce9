/** Messages are missing here, and that is said. Coming into sight asks for them, from the side that one looks from. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Timeline } from '../../client/client.ts'
import styles from './HoleRow.module.css'
import type { Hole } from './timeline-rows.ts'

interface HoleRowProps {
  hole: Hole
  online: boolean
  timeline: Timeline
}

/** In the lower half of the view, and below it, one looks from what is above the hole. */
function sideOf(row: HTMLElement): 'above' | 'below' {
  const middle = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top + bottom
  }
  const view = row.closest('[role="log"]')
  return view && middle(row) > middle(view) ? 'above' : 'below'
}

export function HoleRow({ hole, online, timeline }: HoleRowProps) {
  const { t } = useTranslation()
  const { id, after, state } = hole
  const row = useRef<HTMLDivElement>(null)
  const fill = () => void timeline.fill(id, row.current ? sideOf(row.current) : 'below')
  // Once for each time that it comes into sight online: a refusal is not answered by asking again and again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not again when the state changes
  useEffect(() => {
    if (online && state === 'open') fill()
  }, [id, after, online, timeline])
  const words =
    state === 'filling' ? t('timeline.holeFilling') : online ? t('timeline.hole') : t('timeline.holeOffline')
  return (
    <div ref={row} className={styles.hole}>
      <p>{words}</p>
      {state !== 'filling' && online && (
        <button type="button" className={styles.fill} onClick={fill}>
          {t('timeline.fetch')}
        </button>
      )}
    </div>
  )
}
