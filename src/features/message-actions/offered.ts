/** What is offered to be done with a message, and by which key. Pure: who may is decided by `rights`. */
import { isAwaitingFile } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import type { MessageRights } from '../../model/message-rights.ts'
import { keyOf } from '../../ui/key-of.ts'
import type { PressedKey } from '../message-deeds.ts'

export type Deed = 'reply' | 'react' | 'copy' | 'edit' | 'forward' | 'select' | 'details' | 'delete'

/** In the order in which they stand. */
export const DEEDS: readonly Deed[] = [
  'reply',
  'react',
  'edit',
  'copy',
  'forward',
  'select',
  'details',
  'delete',
]

export function offered(message: Message, rights: MessageRights): ReadonlySet<Deed> {
  const hasWords = message.body !== '' && !message.retracted
  const hasFiles = Boolean(message.attachments?.length) && !message.retracted
  const is: Record<Deed, boolean> = {
    reply: rights.reply,
    react: rights.react,
    edit: rights.correct && hasWords,
    copy: hasWords,
    forward: (hasWords || hasFiles) && !isAwaitingFile(message),
    select: !message.retracted,
    details: true,
    delete: rights.retract,
  }
  return new Set(DEEDS.filter((deed) => is[deed]))
}

/** Single keys: they count only while a message has the focus. */
export const KEYS: Partial<Record<Deed, string>> = {
  reply: 'R',
  react: '+',
  edit: 'E',
  forward: 'F',
  select: 'X',
  details: 'I',
  delete: 'Delete',
}

export function deedOf(pressed: PressedKey): Deed | 'menu' | null {
  const { ctrlKey, metaKey, altKey } = pressed
  const key = keyOf(pressed)
  const modified = ctrlKey || metaKey || altKey
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'c') return 'copy'
  if (modified) return null
  if (key === 'ContextMenu' || key === 'Enter' || key === 'F10') return 'menu'
  if (key === 'Backspace') return 'delete'
  return DEEDS.find((deed) => KEYS[deed]?.toLowerCase() === key.toLowerCase()) ?? null
}
