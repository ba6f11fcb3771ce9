/** Goes to a place in history that somebody asked for, and says why when that cannot be had. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Timeline } from '../../client/client.ts'
import type { TimelinePlace } from '../../client/history/landing.ts'
import { showToast } from '../../ui/toast-queue.ts'

export interface WantedPlace {
  place: TimelinePlace
  /** Each wish has its own number, also when it is for the same place again. */
  wish: number
  /** The focus stays where it is, as in a search that goes from one place to the next. */
  keepsFocus?: boolean
}

/** `message`: null = there is none to be shown. */
export interface Landed {
  wish: WantedPlace
  message: string | null
}

/** What the last wish led to; undefined while that is being found out, null when nothing was wished for. */
export function useLanding(timeline: Timeline, wanted: WantedPlace | null): Landed | null | undefined {
  const { t } = useTranslation()
  const [landed, setLanded] = useState<Landed | null>(null)
  const newest = useRef(wanted)
  newest.current = wanted
  useEffect(() => {
    if (!wanted) return
    const say = (text: string) => {
      // Where one opens a conversation at is no wish of theirs.
      if (wanted.place.kind !== 'unread') showToast({ text })
    }
    timeline
      .showAround(wanted.place)
      .catch(() => ({ status: 'unavailable' as const }))
      .then((landing) => {
        if (newest.current !== wanted) return
        if (landing.status === 'near') say(t('timeline.nearest'))
        if (landing.status === 'nothing') say(t('timeline.notThere'))
        if (landing.status === 'unavailable') say(t('timeline.notHere'))
        setLanded({ wish: wanted, message: 'id' in landing ? landing.id : null })
      })
  }, [timeline, wanted, t])
  if (!wanted) return null
  return landed?.wish === wanted ? landed : undefined
}
