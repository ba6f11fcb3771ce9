/** How a message is read out: who, what, when, and what became of it, in one sentence of the catalogue. */
import type { TFunction } from 'i18next'
import { fileWord } from '../../model/attachment.ts'
import { actionOf } from '../../model/me-command.ts'
import type { Message } from '../../model/message.ts'

const MAX_SPOKEN = 400

/** What somebody does is said of them. */
export function spokenBody(body: string, who: string): string {
  const action = actionOf(body)
  return action === null ? body : `${who} ${action}`
}

export function spokenMessage(message: Message, name: string, time: string, t: TFunction): string {
  const out = message.direction === 'out'
  const who = out ? t('timeline.you') : name
  if (message.retracted) return t('timeline.spokenGone', { who, time })
  const file = fileWord(message.attachments)
  // Whose doing it is has just been said: “You: waves”.
  const words = (actionOf(message.body) ?? message.body).slice(0, MAX_SPOKEN)
  const text = [file && t(`files.${file}`), words].filter(Boolean).join(': ')
  const edited = message.versions ? `, ${t('timeline.edited')}` : ''
  const spoken = { who, text: text + edited, time, state: t(`timeline.state.${message.state}`) }
  return out ? t('timeline.spokenOut', spoken) : t('timeline.spokenIn', spoken)
}
