/** Puts chat screens on a stage of a fixed size, with a client in memory, English words, and what reads things out. */
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { render } from 'vitest-browser-react'
import type { TimelineItem } from '../../src/client/client.ts'
import { ClientContext } from '../../src/features/client-context.tsx'
import { createWords } from '../../src/i18n/i18n.ts'
import type { Direction, Message, MessageState } from '../../src/model/message.ts'
import { LiveRegion } from '../../src/ui/Announcer.tsx'
import '../../src/ui/base.css'
import { type FakeClient, fakeClient } from './fake-client.tsx'
import { JULIET, veronaMessage } from './verona.ts'

/** 14 November 2026, noon, where the browser is. */
export const NOON = new Date(2026, 10, 14, 12).getTime()
export const MINUTE = 60_000

export interface Stage {
  client: FakeClient
  element: HTMLElement
  show(children: ReactNode): Promise<void>
  unmount(): Promise<void>
}

interface StageOptions {
  client?: FakeClient
  width?: number
  height?: number
}

export async function stage(children: ReactNode, options: StageOptions = {}): Promise<Stage> {
  const { client = fakeClient({ now: NOON }), width = 700, height = 600 } = options
  const words = createWords()
  // As with somebody who sits before it: else nothing of it counts as seen.
  window.focus()
  const wrapped = (inner: ReactNode) => (
    <I18nextProvider i18n={words}>
      <ClientContext value={client}>
        <div style={{ display: 'flex', width, height }}>{inner}</div>
        <LiveRegion />
      </ClientContext>
    </I18nextProvider>
  )
  const screen = await render(wrapped(children))
  return {
    client,
    element: screen.container,
    show: async (next) => void (await screen.rerender(wrapped(next))),
    unmount: async () => void (await screen.unmount()),
  }
}

export function said(
  id: string,
  minutesBefore: number,
  body: string,
  direction: Direction = 'in',
  state: MessageState = 'sent',
): Message {
  return veronaMessage(JULIET, id, NOON - minutesBefore * MINUTE, body, direction, state)
}

export const asItem = (message: Message): TimelineItem => ({ kind: 'message', message })

/** `count` messages of many heights, ten minutes apart, named `prefix-0`, `prefix-1`, …; the last one `endsBefore` noon. */
export function talk(prefix: string, count: number, endsBefore = 0): TimelineItem[] {
  return Array.from({ length: count }, (_, index) =>
    asItem(
      said(
        `${prefix}-${index}`,
        endsBefore + (count - 1 - index) * 10,
        `${prefix} ${index} ${'words '.repeat((index * 7) % 45)}`.trim(),
        index % 3 === 0 ? 'out' : 'in',
      ),
    ),
  )
}
