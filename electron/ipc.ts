/** The only door between the page and the system: each message is asked who sends it, from which page, and what it says. */
import * as v from 'valibot'
import type { DesktopCalls, DesktopEvent } from '../src/platform/desktop-api.ts'
import { type CallName, CHANNELS, EVENTS } from './channels.ts'
import { MESSAGES } from './messages.ts'
import { isOurs } from './origin.ts'

/** Of Electron's `WebFrameMain`. */
export interface SendingFrame {
  readonly url: string
  readonly origin: string
  /** Null: it is the page itself, and no frame in it. */
  readonly parent: unknown
}

/** Of Electron's `IpcMainInvokeEvent`. */
export interface Sending {
  readonly sender: { readonly id: number }
  /** Null: the frame has gone meanwhile. */
  readonly senderFrame: SendingFrame | null
}

export interface IpcMain {
  handle(channel: string, listener: (event: Sending, ...args: unknown[]) => unknown): void
}

/** Of Electron's `WebContents`. */
export interface Page {
  readonly id: number
  send(channel: string, event: DesktopEvent): void
  isDestroyed(): boolean
}

export type Answers = {
  readonly [C in CallName]: (
    argument: DesktopCalls[C]['takes'],
  ) => DesktopCalls[C]['gives'] | Promise<DesktopCalls[C]['gives']>
}

/** Crosses to the page as words: they say which rule, and nothing of what was said. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

export function maySpeak({ sender, senderFrame }: Sending, page: Page | null): boolean {
  return (
    page !== null &&
    sender.id === page.id &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    isOurs(senderFrame.url) &&
    // Chromium writes an opaque origin as `null`: that of a sandboxed document at our address.
    senderFrame.origin !== 'null'
  )
}

/** `page`: the one whose word counts; null while there is none. */
export function listenToPage(ipc: IpcMain, page: () => Page | null, answers: Answers): void {
  const open = <C extends CallName>(call: C) =>
    ipc.handle(CHANNELS[call], (event, ...said) => {
      if (!maySpeak(event, page())) throw new Refused('not from the page')
      if (said.length > 1) throw new Refused('more than one message')
      const message = v.safeParse(MESSAGES[call], said[0])
      if (!message.success) throw new Refused(`not understood: ${call}`)
      return answers[call](message.output)
    })
  for (const call of Object.keys(CHANNELS) as CallName[]) open(call)
}

/** Nobody is told when there is no page. */
export function tellPage(page: Page | null, event: DesktopEvent): void {
  if (page && !page.isDestroyed()) page.send(EVENTS, event)
}
