/** Icons by meaning. A screen names what it means; which drawing stands for it is decided here, once. */
import type { LucideIcon } from 'lucide-react'
import {
  ArrowLeft,
  Check,
  ChevronRight,
  CircleAlert,
  ClipboardPaste,
  Clock,
  CloudOff,
  Eye,
  EyeOff,
  Hourglass,
  House,
  KeyRound,
  ScanLine,
  Server,
  ShieldCheck,
  TriangleAlert,
  UserRound,
  UsersRound,
} from 'lucide-react'
import type { houseIcons } from './house-icons.ts'
import { InviteIcon } from './InviteIcon.tsx'

/** On the way in, in the bundle. */
const doorIcons = {
  back: ArrowLeft,
  check: Check,
  clock: Clock,
  error: CircleAlert,
  forward: ChevronRight,
  hide: EyeOff,
  home: House,
  invite: InviteIcon,
  key: KeyRound,
  offline: CloudOff,
  paste: ClipboardPaste,
  people: UsersRound,
  person: UserRound,
  safe: ShieldCheck,
  scan: ScanLine,
  server: Server,
  show: Eye,
  wait: Hourglass,
  warning: TriangleAlert,
} satisfies Record<string, LucideIcon>

export type DoorIconName = keyof typeof doorIcons
export type IconName = DoorIconName | keyof typeof houseIcons

const drawings = new Map<string, LucideIcon>(Object.entries(doorIcons))

/** What is drawn for a name; undefined while the icons of the house are on their way. */
export const drawingOf = (name: IconName): LucideIcon | undefined => drawings.get(name)

/** All that are here by now, for the page of the kit. */
export const iconNames = (): IconName[] => [...drawings.keys()] as IconName[]

export function addIcons(more: Record<string, LucideIcon>): void {
  for (const [name, drawing] of Object.entries(more)) drawings.set(name, drawing)
}

/** These point along the line of reading, so they turn round where it runs from right to left. */
export const directional: ReadonlySet<IconName> = new Set(['back', 'forward', 'pass-on', 'reply', 'sign-out'])
