/** Everything that can act for an account, for every tab: asked here when this tab leads, otherwise through the one that does. */
import { keep } from '../../live/keep.ts'
import { type Live, map, value } from '../../live/live.ts'
import { askingLeader } from '../session/asking-leader.ts'
import { passwordDesk } from '../signing-in/change-password.ts'
import { type AccessAnswer, type AccessAsked, type AccessWish, accessDesk } from './access-desk.ts'
import type { AccessDeps } from './access-session.ts'
import type {
  Access,
  ChangePasswordResult,
  DeleteAccountResult,
  EndOthersResult,
  EndResult,
  SignIns,
} from './acting.ts'
import { knownHere } from './known-here.ts'

/** Longer than a slow server takes over several questions. */
const PATIENCE_MS = 100_000
/** Nobody tells of a sign-in elsewhere: while somebody looks, it is asked for. */
const EVERY_MS = 20_000

export interface SignInDesk {
  readonly access: Access
  /** What another tab asked of the leader. */
  answer(asked: AccessAsked): void
}

export function createSignIns(deps: AccessDeps): SignInDesk {
  const { account, storage, platform, tabs, state } = deps
  const isOnline = map(state, ({ status }) => status === 'online')
  const stream = () => (isOnline.get() ? deps.stream() : null)
  const desk = accessDesk({ ...deps, stream, password: passwordDesk({ ...deps, stream }) })
  const signIns = value<SignIns>({ status: 'reading' })
  const leader = askingLeader<AccessAnswer | null>(
    { tabs, setTimer: platform.setTimer },
    { patience: PATIENCE_MS, late: null, gone: null },
  )
  let asking: Promise<void> | null = null

  tabs.listen((message) => {
    if (message.kind === 'access-answered') leader.answered(message.id, message.answer)
  })
  const here = (wish: AccessWish): Promise<AccessAnswer> => {
    if (wish.to === 'list') return desk.list()
    if (wish.to === 'delete') return desk.deleteAccount()
    return wish.to === 'end' ? desk.end(wish.id) : desk.changePassword(wish.password)
  }
  const elsewhere = (wish: AccessWish) => leader.ask((id) => tabs.post({ kind: 'access-asked', id, wish }))
  /** Null: the tab that leads went away, or has never heard of it. */
  const ask = async (wish: AccessWish): Promise<AccessAnswer | null> =>
    tabs.isLeading() ? here(wish) : elsewhere(wish)

  async function read(): Promise<void> {
    const answer = isOnline.get() ? await ask({ to: 'list' }) : null
    const next = (answer as SignIns | null) ?? { status: 'unavailable', reason: 'offline' }
    // What was seen a moment ago stays on screen while the line is down for a moment.
    const seen = signIns.get()
    const isBlip = next.status === 'unavailable' && seen.status === 'list' && state.get().status !== 'offline'
    if (!isBlip) signIns.set(keep(seen, next))
  }
  const refresh = (): Promise<void> => {
    asking ??= read().finally(() => {
      asking = null
    })
    return asking
  }
  /** What was asked for before something was ended does not know of it. */
  const reread = async (): Promise<void> => {
    await asking?.catch(() => {})
    await refresh()
  }

  async function end(id: string): Promise<EndResult> {
    if (!isOnline.get()) return { status: 'offline' }
    return ((await ask({ to: 'end', id })) as EndResult | null) ?? { status: 'offline' }
  }

  async function endOthers(): Promise<EndOthersResult> {
    const seen = signIns.get()
    // Where nobody knows which of them is this one, it would be ended with the rest.
    const others = seen.status === 'list' && seen.knowsCurrent ? seen.entries : []
    const result: EndOthersResult = { ended: 0, withPassword: [], failed: [], problem: null }
    for (const entry of others.filter(({ isCurrent }) => !isCurrent)) {
      const { status } = await end(entry.id)
      if (status === 'ended' || status === 'gone') result.ended++
      else if (status === 'password-needed') result.withPassword = [...result.withPassword, entry]
      else {
        result.failed = [...result.failed, entry]
        result.problem = status
      }
    }
    await reread()
    return result
  }

  const access: Access = {
    signIns: watched(signIns, deps, isOnline, refresh),
    ...knownHere(account, storage),
    refresh: reread,
    async end(id) {
      const result = await end(id)
      await reread()
      return result
    },
    endOthers,
    async changePassword(password) {
      if (!isOnline.get()) return { status: 'offline' }
      const answer = (await ask({ to: 'password', password })) as ChangePasswordResult | null
      await reread()
      // The other tab may have done it before it went.
      return answer ?? { status: 'unknown' }
    },
    async deleteAccount() {
      if (!isOnline.get()) return { status: 'offline' }
      return ((await ask({ to: 'delete' })) as DeleteAccountResult | null) ?? { status: 'unknown' }
    },
  }

  return {
    access,
    answer({ id, wish }) {
      here(wish).then(
        (answer) => tabs.post({ kind: 'access-answered', id, answer }),
        () => {},
      )
    },
  }
}

/** Asked when somebody begins to look, when the line comes back, and again and again while they look. */
function watched(
  source: Live<SignIns>,
  { platform }: Pick<AccessDeps, 'platform'>,
  isOnline: Live<boolean>,
  refresh: () => Promise<void>,
): Live<SignIns> {
  let watchers = 0
  let stop = () => {}

  function begin() {
    let stopTimer = () => {}
    let was = isOnline.get()
    const look = () => void refresh().catch(() => {})
    const again = () => {
      stopTimer = platform.setTimer(EVERY_MS, () => {
        if (platform.visible.get()) look()
        again()
      })
    }
    const unfollow = isOnline.subscribe(() => {
      if (isOnline.get() === was) return
      was = isOnline.get()
      look()
    })
    const unwake = platform.onWake(look)
    again()
    look()
    return () => {
      stopTimer()
      unfollow()
      unwake()
    }
  }

  return {
    get: source.get,
    subscribe(listener) {
      const unsubscribe = source.subscribe(listener)
      if (watchers++ === 0) stop = begin()
      return () => {
        unsubscribe()
        if (--watchers === 0) stop()
      }
    },
  }
}
