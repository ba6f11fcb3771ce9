/** Everything that can be done with the messages of a conversation: what is asked for at a message is done from here. */
import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { BareJid } from '../../model/jid.ts'
import type { Message } from '../../model/message.ts'
import type { FloatingAt } from '../../ui/Floating.tsx'
import { useClient } from '../client-context.tsx'
import { type MessageDeeds, MessageDeedsContext } from '../message-deeds.ts'
import { SelectingContext } from '../selecting.ts'
import { type TimelineReach, TimelineReachContext } from '../timeline-reach.ts'
import { WritingContext } from '../writing.ts'
import { type Deed, deedOf, offered } from './offered.ts'
import { useAbout } from './useAbout.ts'
import { useChoosing } from './useChoosing.ts'
import { useCopy } from './useCopy.ts'

/** What opens over the conversation. */
export type Open =
  | { kind: 'menu' | 'reactions'; message: Message; at: FloatingAt }
  | { kind: 'details'; message: Message }
  | { kind: 'delete' | 'forward'; messages: readonly Message[] }

/** Draws what people may think of a message. */
export type Reactions = ComponentType<{
  message: Message
  autoFocus?: boolean
  onGrow?: () => void
  onDone: () => void
}>

interface MessageActionsProps {
  /** What stands for them in the menu. */
  Reactions: Reactions
  onOpenChat: (jid: BareJid) => void
  children: ReactNode
}

export const fetchOverlays = () => import('./Overlays.tsx')
const Overlays = lazy(() => fetchOverlays().then((module) => ({ default: module.Overlays })))

export function MessageActions({ Reactions, onOpenChat, children }: MessageActionsProps) {
  const client = useClient()
  const writing = useAbout()
  const choosing = useChoosing()
  const copy = useCopy()
  const reach = useRef<TimelineReach>(null)
  const [open, setOpen] = useState<Open | null>(null)
  const lastAt = useRef<string | null>(null)

  function perform(deed: Deed, message: Message, at: FloatingAt) {
    setOpen(null)
    if (deed === 'reply') writing.begin({ kind: 'reply', message })
    else if (deed === 'edit') writing.begin({ kind: 'edit', message })
    else if (deed === 'copy') void copy([message])
    else if (deed === 'select') choosing.toggle(message)
    else if (deed === 'react') setOpen({ kind: 'reactions', message, at })
    else if (deed === 'details') setOpen({ kind: 'details', message })
    else setOpen({ kind: deed, messages: [message] })
  }

  const may = (deed: Deed, message: Message) => offered(message, client.messages.may(message)).has(deed)

  function press(message: Message, key: Parameters<MessageDeeds['press']>[1], at: Element): boolean {
    if (choosing.chosen) {
      const picks = key.key === ' ' || key.key === 'Enter'
      if (picks) choosing.toggle(message)
      return picks
    }
    const deed = deedOf(key)
    if (deed === null || (key.key === 'F10' && !key.shiftKey)) return false
    if (deed === 'menu') setOpen({ kind: 'menu', message, at: at.firstElementChild ?? at })
    // Words that were chosen are what is to be copied then.
    else if (!may(deed, message) || (deed === 'copy' && getSelection()?.isCollapsed === false)) return false
    else perform(deed, message, at.firstElementChild ?? at)
    return true
  }

  const latest = useRef({ perform, press })
  latest.current = { perform, press }
  // One for good: the rows are not drawn again for it.
  const deeds = useMemo<MessageDeeds>(
    () => ({
      openMenu: (message, at) => setOpen({ kind: 'menu', message, at }),
      openReactions: (message, at) => setOpen({ kind: 'reactions', message, at }),
      openDetails: (message) => setOpen({ kind: 'details', message }),
      openForward: (messages) => setOpen({ kind: 'forward', messages }),
      openDelete: (messages) => setOpen({ kind: 'delete', messages }),
      reply: (message) => latest.current.perform('reply', message, { x: 0, y: 0 }),
      press: (message, key, at) => latest.current.press(message, key, at),
    }),
    [],
  )

  // What was closed leaves the focus at the message it was about, unless it has gone elsewhere.
  useEffect(() => {
    if (open && 'message' in open) lastAt.current = open.message.id
    if (open) return
    const frame = requestAnimationFrame(() => {
      const { activeElement } = document
      const isLost = activeElement === null || activeElement === document.body
      if (lastAt.current !== null && isLost) reach.current?.focus(lastAt.current)
    })
    return () => cancelAnimationFrame(frame)
  }, [open])

  return (
    <TimelineReachContext value={reach}>
      <WritingContext value={writing}>
        <SelectingContext value={choosing}>
          <MessageDeedsContext value={deeds}>
            {children}
            <Suspense fallback={null}>
              {open && (
                <Overlays
                  open={open}
                  Reactions={Reactions}
                  perform={perform}
                  onClose={() => setOpen(null)}
                  onOpenChat={onOpenChat}
                />
              )}
            </Suspense>
          </MessageDeedsContext>
        </SelectingContext>
      </WritingContext>
    </TimelineReachContext>
  )
}
