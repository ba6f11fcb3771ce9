/** What a server can do, by what it has answered: the one place that knows which answer stands for which ability. */
import type { Ability, Told } from './inspecting.ts'

/** Null: no answer came. */
export interface Answers {
  /** Of the domain and of the account (XEP-0030). */
  server: ReadonlySet<string> | null
  account: ReadonlySet<string> | null
  /** The account is a place of personal events (XEP-0163 §6). */
  personal: boolean | null
  /** Null within: it takes files and does not say how large. False: it takes none. */
  upload: { limit: number | null } | false | null
  words: boolean | null
  invites: boolean | null
  byInvite: boolean | null
  mayAct: boolean | null
  /** What it offers before sign-in. */
  offer: { fast: boolean; bind: boolean; pages: boolean } | false | null
}

const PUBLISH_OPTIONS = 'http://jabber.org/protocol/pubsub#publish-options'

const told = (answer: boolean | null): Told => (answer === null ? 'unknown' : answer ? 'there' : 'absent')

/** One that says so is enough; that nobody does is known when both were asked. */
function either(answers: Answers, feature: string): boolean | null {
  const { server, account } = answers
  if (server?.has(feature) || account?.has(feature)) return true
  return server && account ? false : null
}

/** What needs all of these is not there as soon as one is not. */
function all(...parts: (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false
  return parts.includes(null) ? null : true
}

export function abilitiesOf(answers: Answers): Ability[] {
  const { upload, offer, personal } = answers
  const by = (feature: string) => either(answers, feature)
  const archive = answers.account?.has('urn:xmpp:mam:2') ?? null
  const fast = offer === null ? null : offer !== false && offer.fast && offer.bind
  return [
    { name: 'archive', xeps: ['0313'], state: told(archive) },
    { name: 'words', xeps: ['0431'], state: told(all(archive, answers.words)) },
    { name: 'everywhere', xeps: ['0280'], state: told(by('urn:xmpp:carbons:2')) },
    { name: 'readMarks', xeps: ['0490'], state: told(all(personal, by(PUBLISH_OPTIONS))) },
    {
      name: 'files',
      xeps: ['0363'],
      state: told(upload === null ? null : upload !== false),
      limit: upload ? upload.limit : null,
    },
    { name: 'closed', xeps: ['0357'], state: told(by('urn:xmpp:push:0')) },
    { name: 'pictures', xeps: ['0163', '0084'], state: told(personal) },
    { name: 'blocking', xeps: ['0191'], state: told(by('urn:xmpp:blocking')) },
    { name: 'reporting', xeps: ['0377'], state: told(by('urn:xmpp:reporting:1')) },
    { name: 'invites', xeps: ['0401'], state: told(answers.invites) },
    { name: 'byInvite', xeps: ['0445'], state: told(answers.byInvite) },
    { name: 'fastReturn', xeps: ['0484', '0388', '0386'], state: told(fast) },
    { name: 'mayAct', xeps: ['0494'], state: told(answers.mayAct) },
    { name: 'pages', xeps: ['0493'], state: told(offer ? offer.pages : offer) },
  ]
}
