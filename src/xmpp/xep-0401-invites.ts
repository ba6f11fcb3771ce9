/** XEP-0401 Ad-hoc Account Invitation Generation, 0.6.0 (2026-03-08): https://xmpp.org/extensions/xep-0401.html */
import type { DataForm, FormAnswers } from '../model/data-form.ts'
import { StanzaError } from './failure.ts'
import type { Link } from './link.ts'
import { answerCommand, type CommandStage, executeCommand, listCommands } from './xep-0050-commands.ts'
import { parseStamp } from './xep-0082-dates.ts'

const NODES = {
  invite: 'urn:xmpp:invite#invite',
  'create-account': 'urn:xmpp:invite#create-account',
  /** Of Prosody, for administrators: the XEP knows none. */
  'password-reset': 'xmpp:prosody.im/mod_invites_adhoc#password-reset',
} as const

export type InviteCommand = keyof typeof NODES

export interface CreatedInvite {
  /** `xmpp:…`, with the token. */
  uri: string
  /** The server's own page for it; also with the token. */
  landingUrl: string | null
  /** Milliseconds since 1970; null: it does not end. */
  expiresAt: number | null
}

export type InviteAnswer =
  | { status: 'created'; invite: CreatedInvite }
  /** Questions first. `problem`: what the server did not like about the answers to them. */
  | { status: 'form'; form: DataForm; problem: string | null }
  /** `text`: the server's own words. */
  | { status: 'refused'; text: string | null }
  | { status: 'limit'; text: string | null }
  | { status: 'unavailable'; text: string | null }

const COMMANDS = Object.keys(NODES) as InviteCommand[]
const MAX_URI = 4000
/** No server asks more often than that. */
const MAX_STAGES = 5

/** What the server offers this person (§3). */
export async function discoverInviteCommands(link: Link): Promise<ReadonlySet<InviteCommand>> {
  const offered = new Set((await listCommands(link, link.domain)).map(({ node }) => node))
  return new Set(COMMANDS.filter((command) => offered.has(NODES[command])))
}

/**
 * Rejects only when no answer came (`LinkLost`, `RequestTimeout`). After `form`, call again with the answers, those of
 * earlier forms among them: each call is an execution of its own, so nothing is left open on the server.
 */
export async function createInvite(
  link: Link,
  command: InviteCommand,
  answers: FormAnswers = {},
): Promise<InviteAnswer> {
  let form: DataForm | null = null
  try {
    let stage = await executeCommand(link, link.domain, NODES[command])
    for (let count = 0; stage.status === 'executing' && count < MAX_STAGES; count++) {
      form = stage.form
      if (form && !answered(form, answers)) return { status: 'form', form, problem: noteOf(stage) }
      stage = await answerCommand(link, link.domain, NODES[command], stage, answers)
    }
    return readCreated(stage)
  } catch (error) {
    if (error instanceof StanzaError) return explain(error, form)
    throw error
  }
}

const answered = (form: DataForm, answers: FormAnswers) =>
  form.fields.some(({ name, kind }) => kind !== 'hidden' && Object.hasOwn(answers, name)) ||
  form.fields.every(({ kind }) => kind === 'hidden' || kind === 'fixed')

function readCreated(stage: CommandStage): InviteAnswer {
  if (stage.status !== 'completed') return { status: 'refused', text: noteOf(stage) }
  const value = (name: string) => stage.result.get(name)?.[0]?.trim() ?? ''
  const uri = value('uri')
  if (!/^xmpp:/i.test(uri) || uri.length > MAX_URI) return { status: 'unavailable', text: noteOf(stage) }
  // §5.1 and the table of fields name it differently. One that cannot be read is as good as none: nobody can say when
  // it ends.
  const micros = parseStamp(value('expire') || value('expiry') || null)
  return {
    status: 'created',
    invite: {
      uri,
      landingUrl: readPage(value('landing-url')),
      expiresAt: micros === null ? null : Math.floor(micros / 1000),
    },
  }
}

/** Prosody names the field also where it has no page: then it has no value. */
function readPage(text: string): string | null {
  try {
    const { protocol, href } = new URL(text)
    return ['https:', 'http:'].includes(protocol) && href.length <= MAX_URI ? text : null
  } catch {
    return null
  }
}

const noteOf = ({ notes }: CommandStage): string | null =>
  (notes.find(({ type }) => type === 'error') ?? notes.find(({ type }) => type === 'warn'))?.text || null

const UNAVAILABLE = ['item-not-found', 'service-unavailable', 'feature-not-implemented']

function explain({ condition, text }: StanzaError, form: DataForm | null): InviteAnswer {
  // ejabberd says it as it says everything that is wrong with an answer; waiting is what helps, asking again is not.
  if (
    condition === 'resource-constraint' ||
    condition === 'policy-violation' ||
    /maximum number/i.test(text ?? '')
  )
    return { status: 'limit', text }
  if (form && ['bad-request', 'not-acceptable', 'conflict', 'jid-malformed'].includes(condition))
    return { status: 'form', form, problem: text }
  return { status: UNAVAILABLE.includes(condition) ? 'unavailable' : 'refused', text }
}
