/** Takes back what a program was given: in the server's own list where it keeps one, else token by token. */
import { OAuthFailure } from '../../oauth/oauth-failure.ts'
import type { GrantRow } from '../../storage/schema.ts'
import { giveBack, heldIn } from '../signing-in/own-grant.ts'
import type { Access, SignIns, SignInView } from './acting.ts'
import type { ProgramsDeps } from './create-programs.ts'
import type { EndProgram } from './programs.ts'

/** The two clocks need not agree. */
const SLACK_MS = 5 * 60_000

async function listOf(access: Access): Promise<SignIns> {
  // What nobody looks at is not kept fresh.
  const leave = access.signIns.subscribe(() => {})
  try {
    await access.refresh()
    return access.signIns.get()
  } finally {
    leave()
  }
}

export async function hasList({ access }: Pick<ProgramsDeps, 'access'>): Promise<boolean> {
  const list = await access()
    .then(listOf)
    .catch(() => null)
  return list?.status === 'list'
}

/** A program is known there by its name, which no other may have had since. */
const isOf =
  (row: GrantRow) =>
  ({ program, isCurrent, means, firstSeen }: SignInView): boolean =>
    program === row.name &&
    !isCurrent &&
    means.includes('grant') &&
    (firstSeen === null || firstSeen >= row.at - SLACK_MS)

export async function endProgram(deps: ProgramsDeps, row: GrantRow): Promise<EndProgram> {
  if (!deps.platform.online.get()) return { status: 'offline' }
  const access = await deps.access().catch(() => null)
  const list = access && (await listOf(access))
  const entries = list?.status === 'list' ? list.entries.filter(isOf(row)) : []
  for (const { id } of entries) {
    const { status } = (await access?.end(id)) ?? { status: 'gone' }
    if (status !== 'ended' && status !== 'gone') return { status: 'unreachable' }
  }
  const held = await heldIn(deps, row)
  if (entries.length > 0 || !held) return { status: 'ended', all: entries.length > 0 }
  try {
    await giveBack(row.issuer, held, deps.fetch)
    return { status: 'ended', all: true }
  } catch (error) {
    if (!(error instanceof OAuthFailure)) throw error
    if (error.problem === 'unreachable') return { status: 'unreachable' }
    // Spent ones cannot be given back: the program has had others since, or somebody has ended it already.
    return { status: 'ended', all: list?.status === 'list' }
  }
}
