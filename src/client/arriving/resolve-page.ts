/**
 * Asks a web page, after the person agreed, which invite it stands for: the `Link` header of its answer (XEP-0401 §5.3 lets
 * servers announce the URI so). The page itself is not read.
 */
import type { Invite } from '../../model/invite.ts'
import { readInviteUri } from '../../model/invite-uri.ts'

export type Resolution =
  | { status: 'found'; invite: Invite }
  /** It says nothing of an invite, or says that there is none any more. */
  | { status: 'nothing' }
  /** Its server lets no other page read what it says (CORS). */
  | { status: 'unreadable' }
  | { status: 'unreachable' }

/** Longer than a bad mobile network needs, shorter than a person waits. */
const PATIENCE_MS = 8000
const MAX_HEADER = 8192

export async function resolvePage(text: string, fetch: typeof globalThis.fetch): Promise<Resolution> {
  const url = safeUrl(text)
  if (!url) return { status: 'nothing' }
  const stop = new AbortController()
  const patience = setTimeout(() => stop.abort(), PATIENCE_MS)
  // No cookies, no referrer: the page learns its own token, and that somebody asks.
  const ask = (mode: RequestMode) =>
    fetch(url, {
      mode,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'follow',
      signal: stop.signal,
    })
  try {
    const answer = await ask('cors').catch(() => null)
    if (answer) return readAnswer(answer)
    // For want of permission, or because nobody is there? An opaque answer tells.
    const isThere = await ask('no-cors').then(
      () => true,
      () => false,
    )
    return { status: isThere ? 'unreadable' : 'unreachable' }
  } finally {
    clearTimeout(patience)
    // Also ends what is still coming: a page is longer than its headers.
    stop.abort()
  }
}

function safeUrl(text: string): string | null {
  try {
    const url = new URL(text)
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return null
    url.hash = ''
    return url.href
  } catch {
    return null
  }
}

function readAnswer(answer: Response): Resolution {
  // A redirect may lead elsewhere, but not out of encryption.
  const isSafe = answer.url === '' || safeUrl(answer.url) !== null
  if (!isSafe || !answer.ok) return { status: 'nothing' }
  const header = answer.headers.get('link')
  // To another page, a header that may not be read looks like one that is not there.
  if (header === null) return { status: answer.type === 'cors' ? 'unreadable' : 'nothing' }
  for (const uri of linkTargets(header)) {
    const invite = /^xmpp:/i.test(uri) ? readInviteUri(uri) : null
    if (invite) return { status: 'found', invite }
  }
  return { status: 'nothing' }
}

/** RFC 8288 §3: targets of links that stand for the same thing; ejabberd names no relation at all. */
export function linkTargets(header: string): string[] {
  const targets: string[] = []
  // A target stands in angle brackets, in which no other can stand; what follows up to the next one is about it.
  for (const part of header.slice(0, MAX_HEADER).split('<').slice(1)) {
    const end = part.indexOf('>')
    if (end < 0) continue
    const relation = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(part.slice(end + 1))
    const names = relation && (relation[1] ?? relation[2] ?? '').toLowerCase().split(/\s+/)
    if (!names || names.includes('alternate')) targets.push(part.slice(0, end).trim())
  }
  return targets
}
