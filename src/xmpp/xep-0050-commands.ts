/** XEP-0050 Ad-Hoc Commands, 1.3.0 (2020-06-09): https://xmpp.org/extensions/xep-0050.html */
import { type Element, xml } from '@xmpp/xml'
import type { DataForm, FormAnswers } from '../model/data-form.ts'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { attribute, childOf, childrenOf, textOf } from './stanza.ts'
import { formIn, readForm, readResult, writeAnswers, writeForm } from './xep-0004-forms.ts'
import { type DiscoItem, discoverItems } from './xep-0030-disco.ts'
import { readBits } from './xep-0231-bits.ts'

const COMMANDS = 'http://jabber.org/protocol/commands'
const MAX_ID = 1024
const MAX_NOTE = 1000
const MAX_NOTES = 20

export interface CommandNote {
  type: 'info' | 'warn' | 'error'
  text: string
}

export type CommandStage =
  /** Something is asked first; `form` null: only whether to go on. */
  | {
      status: 'executing'
      session: string | null
      form: DataForm | null
      /** How answers are sent: whether there may be another stage after this one. */
      next: 'next' | 'complete'
      notes: readonly CommandNote[]
    }
  | { status: 'completed'; result: ReadonlyMap<string, readonly string[]>; notes: readonly CommandNote[] }
  | { status: 'canceled'; notes: readonly CommandNote[] }

/** What an entity lets us do. Empty where it knows no commands. */
export async function listCommands(link: Link, to: string): Promise<DiscoItem[]> {
  try {
    return await discoverItems(link, to, COMMANDS)
  } catch (error) {
    if (error instanceof StanzaError) return []
    throw error
  }
}

export const executeCommand = (link: Link, to: string, node: string): Promise<CommandStage> =>
  say(link, to, xml('command', { xmlns: COMMANDS, node, action: 'execute' }))

/** Where the form is known beforehand: the answers come with the first word. */
export const executeFilled = (
  link: Link,
  to: string,
  node: string,
  fields: Readonly<Record<string, string>>,
): Promise<CommandStage> =>
  say(link, to, xml('command', { xmlns: COMMANDS, node, action: 'execute' }, writeForm(node, fields)))

/**
 * Answers a stage. There is no `cancel`: some servers take every word about a command for its execution, so a
 * stage that is not wanted any more is left to end by itself.
 */
export function answerCommand(
  link: Link,
  to: string,
  node: string,
  { session, form, next }: Extract<CommandStage, { status: 'executing' }>,
  answers: FormAnswers,
): Promise<CommandStage> {
  return say(
    link,
    to,
    xml(
      'command',
      { xmlns: COMMANDS, node, sessionid: session, action: next },
      form && writeAnswers(form, answers),
    ),
  )
}

async function say(link: Link, to: string, command: Element): Promise<CommandStage> {
  const answer = await link.request(xml('iq', { type: 'set', to }, command))
  const stage = childOf(answer, 'command', COMMANDS)
  if (!stage) throw new StanzaError('undefined-condition', 'cancel', null)
  return readStage(stage)
}

function readStage(command: Element): CommandStage {
  const notes = childrenOf(command, 'note').slice(0, MAX_NOTES).map(readNote)
  const status = attribute(command, 'status')
  if (status === 'completed') return { status, notes, result: readResult(command) }
  if (status !== 'executing') return { status: 'canceled', notes }
  const form = formIn(command)
  return {
    status,
    session: attribute(command, 'sessionid')?.slice(0, MAX_ID) ?? null,
    form: form && readForm(form, readBits(command)),
    next: readNext(command),
    notes,
  }
}

/** §3.4: without `<actions/>` there is one stage more, which completes it; `execute` names the default of several. */
function readNext(command: Element): 'next' | 'complete' {
  const actions = childOf(command, 'actions')
  if (!actions || attribute(actions, 'execute') === 'complete') return 'complete'
  return childOf(actions, 'next') ? 'next' : 'complete'
}

function readNote(note: Element): CommandNote {
  const type = attribute(note, 'type')
  return { type: type === 'warn' || type === 'error' ? type : 'info', text: textOf(note, MAX_NOTE).trim() }
}
