/**
 * Shows one code after the other to a room: the next is fetched ahead, and takes over as soon as the one on screen was used.
 * Who came in is read from the ledger, so that whatever happened while the network was away is counted when it is back.
 */
import type { Invites, MakeInvite, Withdrawal } from '../../client/invites/inviting.ts'
import { type Live, value } from '../../live/live.ts'
import type { IssuedInvite } from '../../model/issued-invite.ts'
import { isOver } from './invite-time.ts'
import { ledgerState } from './ledger-state.ts'
import type { AnyKind } from './offered.ts'
import type { Shown } from './useMakeInvite.ts'

export type GroupTrouble = Exclude<MakeInvite, { status: 'made' }>

export interface GroupState {
  /** On screen; null while there is none to show. */
  current: Shown | null
  /** In the order in which they came. */
  joined: readonly IssuedInvite[]
  /** Why there is no next one. */
  trouble: GroupTrouble | null
  over: 'people' | 'time' | 'stopped' | null
  /** What became of the code that nobody used, once it is over. */
  leftover: { withdrawal: Withdrawal; expiresAt: number | null } | null
}

export interface GroupPlan {
  kind: AnyKind
  webAddress: string
  /** Null: any number. */
  people: number | null
  /** Milliseconds since 1970; null: until it is stopped. */
  until: number | null
}

export interface GroupShow {
  readonly state: Live<GroupState>
  /** The network is back, or the person asks: fetch what could not be fetched. */
  retry(): void
  stop(): void
  /** Leaves everything as it is. */
  close(): void
}

export function startGroupShow(invites: Invites, plan: GroupPlan): GroupShow {
  const state = value<GroupState>({ current: null, joined: [], trouble: null, over: null, leftover: null })
  const shown: Shown[] = []
  let next: Shown | null = null
  let isMaking = false
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const unfollowAll = invites.all.subscribe(advance)
  let unfollowCurrent = () => {}
  const patch = (change: Partial<GroupState>) => state.set({ ...state.get(), ...change })
  const rowOf = ({ invite }: Shown) => invites.one(invite.id).get() ?? invite
  advance()
  return { state, retry: () => void (mayNeedMore() && fetchNext()), stop: () => finish('stopped'), close }

  /** Looks at what is, and takes the next step; any number of times. */
  function advance() {
    if (isClosed || state.get().over) return
    const rows = shown.map(rowOf)
    const joined = rows.filter((row) => row.state.is === 'used')
    // A place that came free may be one that the server counts.
    if (joined.length !== state.get().joined.length) patch({ joined, trouble: null })
    if (plan.people !== null && joined.length >= plan.people) return finish('people')
    if (isOver(plan.until, Date.now())) return finish('time')
    const last = shown.at(-1)
    const open = last && ledgerState(rowOf(last), Date.now()) === 'open' ? last : null
    if (!open && next) show(next)
    else if (!open && state.get().current) patch({ current: null })
    if (!next && !state.get().trouble && mayNeedMore()) void fetchNext()
    wakeUp()
  }

  function show(one: Shown) {
    next = null
    shown.push(one)
    patch({ current: one })
    // Whoever follows an invite has it on screen: that tells which one a newcomer used.
    unfollowCurrent()
    unfollowCurrent = invites.one(one.invite.id).subscribe(advance)
    void invites.handOut(one.invite.id).catch(() => {})
  }

  /** One more than are used, but never more than may come. */
  function mayNeedMore(): boolean {
    const coming = state.get().current ? 1 : 0
    return plan.people === null || state.get().joined.length + coming < plan.people
  }

  async function fetchNext() {
    if (isMaking || next || isClosed || state.get().over) return
    isMaking = true
    patch({ trouble: null })
    const last = shown.at(-1)
    // Or the next one would be this one again.
    if (last) await invites.handOut(last.invite.id).catch(() => {})
    const answer = await invites
      .make(plan.kind, { webAddress: plan.webAddress })
      .catch((): MakeInvite => ({ status: 'unavailable', text: null }))
    isMaking = false
    if (answer.status === 'made') next = answer
    else patch({ trouble: answer })
    advance()
  }

  /** The ledger tells of everything but the passing of time. */
  function wakeUp() {
    clearTimeout(timer)
    const current = state.get().current
    const moments = [plan.until, current && rowOf(current).expiresAt].filter((at) => at !== null)
    if (moments.length === 0) return
    const wait = Math.max(0, Math.min(...moments) - Date.now())
    timer = setTimeout(advance, Math.min(wait, 2 ** 31 - 1))
  }

  function finish(over: NonNullable<GroupState['over']>) {
    if (isClosed || state.get().over) return
    const { current } = state.get()
    patch({ over, current: null })
    clearTimeout(timer)
    if (!current || rowOf(current).state.is !== 'open') return
    // The whole room has seen it.
    const { id, expiresAt } = current.invite
    const keep = (withdrawal: Withdrawal) => isClosed || patch({ leftover: { withdrawal, expiresAt } })
    invites.withdraw(id).then(keep, () => keep({ status: 'offline' }))
  }

  function close() {
    if (!state.get().over) finish('stopped')
    isClosed = true
    clearTimeout(timer)
    unfollowAll()
    unfollowCurrent()
  }
}
