/** Brings the focus to the field when something is to be written about, and back to the message when it is given up. */
import { type RefObject, useEffect, useRef } from 'react'
import { useClient } from '../client-context.tsx'
import { useTimelineReach } from '../timeline-reach.ts'
import { type About, useWriting } from '../writing.ts'

export function useAboutField(field: RefObject<HTMLTextAreaElement | null>) {
  const client = useClient()
  const reach = useTimelineReach()
  const { about, begin, end } = useWriting()
  const before = useRef<About | null>(about)

  useEffect(() => {
    if (about === before.current) return
    before.current = about
    const element = field.current
    if (!about || !element) return
    element.focus()
    element.setSelectionRange(element.value.length, element.value.length)
  }, [about, field])

  return {
    about,
    /** Given up; true = there was something to give up. */
    giveUp(): boolean {
      if (!about) return false
      end()
      field.current?.focus()
      return true
    },
    /** The last message of one's own that may be edited; true = there is one. */
    editLast(): boolean {
      if (about) return false
      const message = reach.current?.newest(
        (one) => one.direction === 'out' && one.body !== '' && client.messages.may(one).correct,
      )
      if (message) begin({ kind: 'edit', message })
      return Boolean(message)
    },
  }
}
