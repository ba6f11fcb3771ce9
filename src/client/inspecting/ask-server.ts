/** Asks a server what it is and what it can do: by the tab that has the stream, each thing once, all at the same time. */
import type { Account } from '../../model/account.ts'
import { domainpart } from '../../model/jid.ts'
import { StanzaError } from '../../xmpp/failure.ts'
import type { Link } from '../../xmpp/link.ts'
import { OAUTHBEARER } from '../../xmpp/oauthbearer.ts'
import { recallOffer } from '../../xmpp/offer.ts'
import type { openRegistration } from '../../xmpp/registration.ts'
import type { Stream } from '../../xmpp/stream.ts'
import { type DiscoInfo, discoverInfo } from '../../xmpp/xep-0030-disco.ts'
import { askVersion, type Software } from '../../xmpp/xep-0092-asking.ts'
import { discoverUpload } from '../../xmpp/xep-0363-http-upload.ts'
import { discoverInviteCommands } from '../../xmpp/xep-0401-invites.ts'
import { fullTextField } from '../../xmpp/xep-0431-full-text.ts'
import { fetchClients, keepsNoList } from '../../xmpp/xep-0494-client-access.ts'
import { type Answers, abilitiesOf } from './abilities.ts'
import type { ServerFacts } from './inspecting.ts'

/** As a stranger, to see whether an invite would let one register. */
const STRANGER_PATIENCE = 15_000

export interface AskServer {
  /** Null: there is no connection. */
  stream: Stream | null
  row: Account
  openRegistration: typeof openRegistration
  setTimer(milliseconds: number, run: () => void): () => void
}

export async function askServer({ stream, row, ...strangers }: AskServer): Promise<ServerFacts> {
  // What it offers before sign-in is known since this device signed in.
  const offer = stream || row.features !== null ? readOffer(stream?.features ?? row.features) : null
  const [software, server, account, upload, words, invites, byInvite, mayAct] = await Promise.all([
    ask(stream, async (link) => asTold(await askVersion(link, link.domain))),
    ask(stream, (link) => discoverInfo(link, link.domain).catch(refused(NOTHING))),
    ask(stream, (link) => discoverInfo(link, link.account).catch(refused(NOTHING))),
    ask(stream, async (link) => (await discoverUpload(link)) ?? (false as const)),
    ask(stream, (link) => fullTextField(link).then(isSome, refused(false))),
    ask(stream, async (link) => (await discoverInviteCommands(link)).size > 0),
    stream && asStranger(row, strangers),
    ask(stream, keepsList),
  ])
  return {
    software: software ?? { state: 'unknown' },
    abilities: abilitiesOf({
      server: server?.features ?? null,
      account: account?.features ?? null,
      personal: account?.identities.some(isPersonal) ?? null,
      ...{ upload, words, invites, byInvite, mayAct, offer },
    }),
    features: { server: listed(server), account: listed(account) },
  }
}

const NOTHING: DiscoInfo = { identities: [], features: new Set() }
const isSome = (answer: unknown) => answer !== null
const asTold = (software: Software | null): ServerFacts['software'] =>
  software ? { state: 'there', ...software } : { state: 'absent' }
const listed = (info: DiscoInfo | null) => info && [...info.features].sort()
/** XEP-0163 §6.1. */
const isPersonal = ({ category, type }: DiscoInfo['identities'][number]) =>
  category === 'pubsub' && type === 'pep'

/** A refusal is an answer. */
const refused =
  <T>(answer: T) =>
  (error: unknown): T => {
    if (error instanceof StanzaError) return answer
    throw error
  }

/** One that keeps a list and does not show it to this sign-in has one all the same. */
const keepsList = (link: Link): Promise<boolean> =>
  fetchClients(link).then(isSome, (error: unknown) => {
    if (error instanceof StanzaError) return !keepsNoList(error)
    throw error
  })

/** Null: no answer came. */
const ask = async <T extends object | boolean>(
  stream: Stream | null,
  question: (link: Link) => Promise<T>,
): Promise<T | null> => stream && question(stream).catch(() => null)

function readOffer(text: string | null): Answers['offer'] {
  const offer = recallOffer(text)
  if (!offer) return false
  const { fast, bind, mechanisms } = offer
  return { fast, bind: bind !== null, pages: mechanisms.includes(OAUTHBEARER) }
}

/** Only the stream of somebody who has no account yet says it (XEP-0445 §3). */
async function asStranger(
  { jid, websocket }: Account,
  { openRegistration: open, setTimer }: Pick<AskServer, 'openRegistration' | 'setTimer'>,
): Promise<boolean | null> {
  const waiting = new AbortController()
  const stop = setTimer(STRANGER_PATIENCE, () => waiting.abort())
  try {
    const lobby = await open({ domain: domainpart(jid), websocket, signal: waiting.signal })
    lobby.close().catch(() => {})
    return lobby.offers.preauth
  } catch {
    return null
  } finally {
    stop()
  }
}
