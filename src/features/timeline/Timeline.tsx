/** A conversation: who it is with, what was said, and a place for the composer. */
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineWindow } from '../../client/client.ts'
import { type Live, value } from '../../live/live.ts'
import { perFrame } from '../../live/per-frame.ts'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { localpart } from '../../model/jid.ts'
import type { MenuEntry } from '../../ui/Menu.tsx'
import { useClient } from '../client-context.tsx'
import { MessageList } from './MessageList.tsx'
import { type MessagePart, MessageParts } from './message-part.ts'
import styles from './Timeline.module.css'
import { TimelineHeader } from './TimelineHeader.tsx'
import type { WantedPlace } from './useLanding.ts'
import { useOpenTimeline } from './useOpenTimeline.ts'
import { WaitingLine } from './WaitingLine.tsx'

export interface TimelineProps {
  jid: BareJid
  /** Where "back" leads on phones. */
  backHref: string
  parts: readonly MessagePart[]
  /** A place in its history to go to; another object for each wish. */
  wanted?: WantedPlace | null
  /** What can be done with the person, such as renaming them. */
  menu?: readonly MenuEntry[] | undefined
  /** Who it is with was pressed. */
  onDetails?: (() => void) | undefined
  /** A banner under the header. */
  banner?: ReactNode
  /** The composer. */
  children?: ReactNode
}

const READING: Live<TimelineWindow> = value<TimelineWindow>({ status: 'reading', items: [], older: 'more' })

/** Give it `key={jid}`: each conversation opens afresh. */
export function Timeline(props: TimelineProps) {
  const { jid, backHref, parts, menu = [], banner, wanted = null, onDetails, children } = props
  const { t } = useTranslation()
  const client = useClient()
  const open = useOpenTimeline(jid)
  const window = useLive(useMemo(() => (open ? perFrame(open.window) : READING), [open]))
  const conversation = useLive(client.conversations.one(jid))
  const contact = useLive(client.contacts.one(jid))
  const name = contact?.displayName ?? conversation?.name ?? localpart(jid)
  return (
    <section className={styles.pane} data-testid="conversation" data-jid={jid} aria-label={name}>
      <TimelineHeader jid={jid} name={name} backHref={backHref} menu={menu} onDetails={onDetails} />
      {banner}
      <MessageParts value={parts}>
        {open && (
          <MessageList
            key={jid}
            jid={jid}
            name={name}
            label={t('timeline.messagesWith', { name })}
            window={window}
            timeline={open}
            conversation={conversation}
            wanted={wanted}
          />
        )}
      </MessageParts>
      <WaitingLine jid={jid} name={name} />
      {children}
    </section>
  )
}
