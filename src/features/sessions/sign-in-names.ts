/** What a sign-in is called and drawn as, and what can be done about it. */
import type { SignInView } from '../../client/acting/acting.ts'
import type { IconName } from '../../ui/icons.ts'

/** Whoever has not been back for so long may not know any more that they are signed in. */
const LONG_MS = 30 * 86_400_000
const PHONE = /phone|pixel|galaxy|android|ios|mobile|xperia|fairphone|oneplus|redmi/i
const BROWSER = /firefox|chrom|safari|edge|opera|browser/i

/** What its owner would call it: the device, else the program. Null: it does not say anything of itself. */
export const titleOf = ({ device, program }: Pick<SignInView, 'device' | 'program'>): string | null =>
  device ?? program

export function iconOf({ kind, device }: Pick<SignInView, 'kind' | 'device'>): IconName {
  if (kind === 'program') return 'program'
  if (device !== null && PHONE.test(device)) return 'phone'
  return device !== null && BROWSER.test(device) ? 'web' : 'device'
}

/** What it is known by is a password and nothing else: only another one keeps it out. */
export const livesByPassword = ({ means }: Pick<SignInView, 'means'>): boolean =>
  means.length > 0 && means.every((way) => way === 'password')

/** How it got in, in one word; null: the server does not say. */
export function meansOf({
  kind,
  means,
}: Pick<SignInView, 'kind' | 'means'>): 'program' | 'grant' | 'password' | 'passwordToken' | 'token' | null {
  if (kind === 'program') return 'program'
  if (means.includes('grant')) return 'grant'
  if (livesByPassword({ means })) return 'password'
  if (!means.includes('token')) return null
  return means.includes('password') ? 'passwordToken' : 'token'
}

export const isLongUnused = (
  { isConnected, lastSeen }: Pick<SignInView, 'isConnected' | 'lastSeen'>,
  now: number,
): boolean => !isConnected && lastSeen !== null && now - lastSeen >= LONG_MS

/** As the page shows them. */
export interface SignInGroups {
  current: SignInView | null
  devices: readonly SignInView[]
  programs: readonly SignInView[]
}

export const groupsOf = (entries: readonly SignInView[]): SignInGroups => ({
  current: entries.find(({ isCurrent }) => isCurrent) ?? null,
  devices: entries.filter(({ isCurrent, kind }) => !isCurrent && kind === 'device'),
  programs: entries.filter(({ isCurrent, kind }) => !isCurrent && kind === 'program'),
})
