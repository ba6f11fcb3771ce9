/** The list keeps its order while the pointer is pressed, so that a row never slips away from under it. */
import { useMemo, useRef, useState } from 'react'
import type { ConversationView } from '../../client/client.ts'
import type { BareJid } from '../../model/jid.ts'

/** New contents in an old order; whoever is new comes first. */
export function inOrder(
  rows: readonly ConversationView[],
  order: readonly BareJid[],
): readonly ConversationView[] {
  const byJid = new Map(rows.map((row) => [row.jid, row]))
  const known = new Set(order)
  const kept = order.flatMap((jid) => byJid.get(jid) ?? [])
  return [...rows.filter((row) => !known.has(row.jid)), ...kept]
}

export function useSteadyOrder(all: readonly ConversationView[]) {
  const [held, setHeld] = useState<readonly BareJid[] | null>(null)
  const shown = useRef(all)
  const rows = useMemo(() => (held ? inOrder(all, held) : all), [all, held])
  shown.current = rows
  const release = () => setHeld(null)
  return {
    rows,
    hold: {
      onPointerDown: () => setHeld(shown.current.map((row) => row.jid)),
      onPointerUp: release,
      onPointerCancel: release,
      onPointerLeave: release,
    },
  }
}
