/** What may act for an account, in memory: the rows can be set, the answers too, every wish is written down. */
import type {
  Access,
  ChangePasswordResult,
  DeleteAccountResult,
  EndOthersResult,
  EndResult,
  GrantView,
  SignIns,
  SignInView,
  ThisDevice,
} from '../../src/client/acting/acting.ts'
import { type Value, value } from '../../src/live/live.ts'

export interface FakeAccess extends Access {
  readonly signIns: Value<SignIns>
  readonly thisDevice: Value<ThisDevice | null>
  readonly grants: Value<readonly GrantView[] | null>
  /** Replace to decide what becomes of a wish; what is ended leaves the list. */
  answers: {
    end(id: string): EndResult
    /** Never told to the wishes. */
    changePassword(password: string): ChangePasswordResult | Promise<ChangePasswordResult>
    deleteAccount(): DeleteAccountResult
  }
}

const DAY = 86_400_000

export const signInView = (id: string, now: number, rest: Partial<SignInView> = {}): SignInView => ({
  id,
  kind: 'device',
  isCurrent: false,
  isConnected: false,
  program: 'Tessera',
  device: null,
  page: null,
  firstSeen: now - 60 * DAY,
  lastSeen: now - DAY,
  means: ['password', 'token'],
  rights: 'all',
  ...rest,
})

/** Romeo's: this one, a phone, one long unused, an old program with the password, and a robot. */
export const veronaSignIns = (now: number): SignInView[] => [
  signInView('client/here', now, {
    isCurrent: true,
    isConnected: true,
    device: 'Firefox on Linux',
    lastSeen: now,
  }),
  signInView('client/phone', now, { device: 'Pixel 8', isConnected: true, lastSeen: now }),
  signInView('client/library', now, {
    device: 'Chromium on a shared computer',
    firstSeen: now - 90 * DAY,
    lastSeen: now - 41 * DAY,
  }),
  signInView('resource/old', now, { program: 'Gaim', lastSeen: now - 2 * DAY, means: ['password'] }),
  signInView('grant/robot', now, {
    kind: 'program',
    program: 'backup-robot',
    page: 'https://robot.example/',
    means: ['grant'],
    rights: 'normal',
  }),
]

export function fakeAccess(wish: (...words: unknown[]) => void, now: number): FakeAccess {
  const entries = () => {
    const seen = fake.signIns.get()
    return seen.status === 'list' ? seen.entries : []
  }
  const keep = (stays: (entry: SignInView) => boolean) => {
    const seen = fake.signIns.get()
    if (seen.status === 'list') fake.signIns.set({ ...seen, entries: seen.entries.filter(stays) })
  }
  const fake: FakeAccess = {
    signIns: value<SignIns>({ status: 'list', entries: veronaSignIns(now), knowsCurrent: true }),
    thisDevice: value<ThisDevice | null>({
      since: now - 60 * DAY,
      token: { since: now - 60 * DAY, renewed: now - DAY, until: now + 20 * DAY },
    }),
    grants: value<readonly GrantView[] | null>([]),
    answers: {
      end: (id) => ({ status: id.startsWith('resource/') ? 'password-needed' : 'ended' }),
      changePassword: () => ({ status: 'changed' }),
      deleteAccount: () => ({ status: 'deleted' }),
    },
    async refresh() {
      wish('access.refresh')
    },
    async end(id) {
      wish('access.end', id)
      const result = fake.answers.end(id)
      if (result.status === 'ended' || result.status === 'gone') keep((entry) => entry.id !== id)
      return result
    },
    async endOthers() {
      wish('access.endOthers')
      const result: EndOthersResult = { ended: 0, withPassword: [], failed: [], problem: null }
      for (const entry of entries().filter(({ isCurrent }) => !isCurrent)) {
        const { status } = await fake.end(entry.id)
        if (status === 'ended' || status === 'gone') result.ended++
        else if (status === 'password-needed') result.withPassword = [...result.withPassword, entry]
        else {
          result.failed = [...result.failed, entry]
          result.problem = status
        }
      }
      return result
    },
    async changePassword(password) {
      wish('access.changePassword')
      return fake.answers.changePassword(password)
    },
    async deleteAccount() {
      wish('access.deleteAccount')
      return fake.answers.deleteAccount()
    },
  }
  return fake
}
