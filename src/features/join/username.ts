/** The name before the @, as it is typed: what it becomes, or what cannot be in it (RFC 7622 §3.3). */
import { parseJid } from '../../model/jid.ts'

export type CheckedName =
  | { ok: true; username: string }
  | { ok: false; problem: 'empty' | 'space' | 'too-long' }
  | { ok: false; problem: 'character'; character: string }

const FORBIDDEN = /["&'/:<>@\p{Cc}]/u

/** Whoever types the whole address means its name. */
const withoutDomain = (typed: string, domain: string) =>
  typed.toLowerCase().endsWith(`@${domain}`) ? typed.slice(0, -domain.length - 1) : typed

export function checkUsername(typed: string, domain: string): CheckedName {
  const text = withoutDomain(typed.trim(), domain)
  if (text === '') return { ok: false, problem: 'empty' }
  const username = parseJid(`${text}@${domain}`)?.local
  if (username && !/[\s@/]/.test(text)) return { ok: true, username }
  if (/\s/.test(text)) return { ok: false, problem: 'space' }
  const character = FORBIDDEN.exec(text)?.[0]
  return character ? { ok: false, problem: 'character', character } : { ok: false, problem: 'too-long' }
}
