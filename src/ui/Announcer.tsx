/** The two places that screen readers listen to. One of these in a page, there from the start. */
import { useSyncExternalStore } from 'react'
import { currentAnnouncements, subscribeAnnouncements, type Urgency } from './announce.ts'
import styles from './VisuallyHidden.module.css'

export { announce } from './announce.ts'

const URGENCIES: readonly Urgency[] = ['polite', 'assertive']

export function LiveRegion() {
  const announcements = useSyncExternalStore(subscribeAnnouncements, currentAnnouncements)
  return URGENCIES.map((urgency) => (
    <div
      key={urgency}
      aria-live={urgency}
      aria-relevant="additions"
      className={styles.hidden}
      data-live-announcer
    >
      {announcements
        .filter((announcement) => announcement.urgency === urgency)
        .map(({ id, text }) => (
          <div key={id}>{text}</div>
        ))}
    </div>
  ))
}
