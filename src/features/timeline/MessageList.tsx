/** The messages of an open conversation, only those in sight in the document. */
import { useEffect, useMemo, useRef } from 'react'
import type { ConversationView, Timeline, TimelineWindow } from '../../client/client.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { classes } from '../../ui/classes.ts'
import { useClient } from '../client-context.tsx'
import { EmptyChat } from './EmptyChat.tsx'
import { JumpToLatest } from './JumpToLatest.tsx'
import { KeepInPlace } from './keep-in-place.ts'
import styles from './MessageList.module.css'
import { TimelineRowView } from './TimelineRowView.tsx'
import { TypingLine } from './TypingLine.tsx'
import { timelineRows } from './timeline-rows.ts'
import { useAnnounceNew } from './useAnnounceNew.ts'
import { useFetchNewer } from './useFetchNewer.ts'
import { useFetchOlder } from './useFetchOlder.ts'
import { useFlash } from './useFlash.ts'
import { useFollowOwn } from './useFollowOwn.ts'
import { useJumpToLatest } from './useJumpToLatest.ts'
import type { WantedPlace } from './useLanding.ts'
import { seenOrder, useMarkRead } from './useMarkRead.ts'
import { useMessageGestures } from './useMessageGestures.ts'
import { useMessageKeys } from './useMessageKeys.ts'
import { useOpensAt } from './useOpensAt.ts'
import { useReach } from './useReach.ts'
import { useTimelineScroll } from './useTimelineScroll.ts'
import { useUnreadMark } from './useUnreadMark.ts'

interface MessageListProps {
  jid: BareJid
  name: string
  label: string
  window: TimelineWindow
  timeline: Timeline
  conversation: ConversationView | null
  /** A place that somebody asked for. */
  wanted: WantedPlace | null
}

export function MessageList(props: MessageListProps) {
  const { jid, name, label, window, timeline, conversation, wanted } = props
  const client = useClient()
  const online = useLive(client.connection).status === 'online'
  const mark = useUnreadMark(window, conversation)
  const rows = useMemo(() => timelineRows(window, mark ?? null), [window, mark])
  const { opensAt, landed } = useOpensAt({ window, rows, timeline, wanted, mark })

  const keys = useMessageKeys(rows)
  const fetchOlder = useFetchOlder(window, timeline, online)
  const scroll = useTimelineScroll({
    rows,
    opensAt,
    activeKey: keys.focusedKey,
    onNearTop: fetchOlder,
    onNearEnd: useFetchNewer(window, timeline),
    isOpenEnded: window.newer !== undefined,
  })
  const { boxes, lastSeen, scroller } = scroll
  const gestures = useMessageGestures(window)
  useReach(window, scroller)
  // Tab leads to what one is looking at.
  const tabStop = keys.focusedKey ?? rows[lastSeen]?.key
  const seenSoFar = useRef(0)
  if (lastSeen >= 0)
    seenSoFar.current = Math.max(
      seenSoFar.current,
      seenOrder(rows, scroll.atEnd ? rows.length - 1 : lastSeen),
    )
  const seen = seenSoFar.current
  useMarkRead(conversation, seen)
  useAnnounceNew(window, name, conversation?.last)
  useEffect(() => timeline.follow(scroll.atEnd), [timeline, scroll.atEnd])
  const jumpToLatest = useJumpToLatest(window, timeline, scroll.jumpToEnd)
  useFollowOwn(window, conversation?.last, jumpToLatest)
  const flash = useFlash({ ...scroll, landed, rows, focusRow: keys.focusRow })

  const isEmpty = window.status === 'ready' && window.items.length === 0
  // What is said in the middle then is all there is to say.
  const isBlank = isEmpty && (window.older === 'none' || window.older === 'loading')
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        role="log"
        // New ones are read out by the announcer: here, scrolling would be read out too.
        aria-live="off"
        aria-label={label}
        aria-busy={window.status === 'reading' || window.older === 'loading'}
        className={styles.scroller}
        {...gestures}
        onKeyDown={(event) => {
          gestures.onKeyDown(event)
          if (!event.defaultPrevented) keys.onKeyDown(event, scroller.current, scroll.reveal)
        }}
        onFocus={keys.onFocus}
        onBlur={keys.onBlur}
      >
        <KeepInPlace value={scroll.keepInPlace}>
          <div className={styles.sizer} style={{ height: scroll.height }}>
            {opensAt &&
              !isBlank &&
              boxes.map((box) => {
                const row = rows[box.index]
                if (!row) return null
                return (
                  <div
                    key={box.key}
                    ref={scroll.measure}
                    data-index={box.index}
                    className={classes(
                      styles.row,
                      row.key === flash.litKey && styles.lit,
                      row.key === flash.foundKey && styles.found,
                    )}
                    onAnimationEnd={row.key === flash.litKey ? flash.onLitEnd : undefined}
                    style={{ transform: `translateY(${box.start}px)` }}
                  >
                    <TimelineRowView
                      row={row}
                      name={name}
                      online={online}
                      older={window.older}
                      isActive={row.key === tabStop}
                      timeline={timeline}
                    />
                  </div>
                )
              })}
            <TypingLine jid={jid} name={name} />
          </div>
        </KeepInPlace>
        {isEmpty && <EmptyChat jid={jid} name={name} />}
      </div>
      {!scroll.atEnd && (
        <JumpToLatest
          window={window}
          after={Math.max(seen, conversation?.readUpTo ?? 0)}
          unread={conversation?.unread ?? 0}
          onPress={jumpToLatest}
        />
      )}
    </div>
  )
}
