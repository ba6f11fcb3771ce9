/** What can be done from anywhere: one object each. Feeds the keys, and the list of them in the settings. */
import type { ConversationView } from '../client/client.ts'
import type { BareJid } from '../model/jid.ts'
import type { IconName } from '../ui/icons.ts'
import type { Route } from './routes.ts'

export interface Surroundings {
  route: Route
  conversations: readonly ConversationView[]
  go(route: Route): void
  focusSearch(): void
  /** In the open conversation; false when one is somewhere else. */
  searchChat(jid: BareJid): boolean
  /** Opens the sheet. */
  invite(): void
}

export interface Command {
  /** Also the key of its words: `commands.<name>`. */
  name: 'search' | 'searchChat' | 'invite' | 'scan' | 'nextChat' | 'previousChat' | 'back' | 'settings'
  icon: IconName
  /** `Mod` is Ctrl, or ⌘ on Apple's keyboards; the last part is a `KeyboardEvent.key`. */
  keys: string
  /** False: it has nothing to do here, and the keys mean what they mean to the browser. */
  perform(surroundings: Surroundings): boolean
}

function open(go: Surroundings['go'], route: Route): true {
  go(route)
  return true
}

/** The chat above or below the open one, in the order of the list. */
function neighbour({ route, conversations }: Surroundings, step: 1 | -1): BareJid | null {
  const here = route.screen === 'chat' ? conversations.findIndex(({ jid }) => jid === route.jid) : -1
  const index = here < 0 ? (step > 0 ? 0 : conversations.length - 1) : here + step
  return conversations[index]?.jid ?? null
}

function toNeighbour(surroundings: Surroundings, step: 1 | -1): boolean {
  const jid = neighbour(surroundings, step)
  return jid !== null && open(surroundings.go, { screen: 'chat', jid })
}

export const commands: readonly Command[] = [
  {
    name: 'search',
    icon: 'search',
    keys: 'Mod+k',
    perform({ focusSearch }) {
      focusSearch()
      return true
    },
  },
  {
    name: 'searchChat',
    icon: 'search',
    keys: 'Mod+f',
    perform: ({ route, searchChat }) => route.screen === 'chat' && searchChat(route.jid),
  },
  {
    name: 'invite',
    icon: 'invite',
    keys: 'Mod+i',
    perform({ invite }) {
      invite()
      return true
    },
  },
  { name: 'scan', icon: 'scan', keys: 'Mod+j', perform: ({ go }) => open(go, { screen: 'scan' }) },
  { name: 'previousChat', icon: 'chats', keys: 'Alt+ArrowUp', perform: (all) => toNeighbour(all, -1) },
  { name: 'nextChat', icon: 'chats', keys: 'Alt+ArrowDown', perform: (all) => toNeighbour(all, 1) },
  {
    name: 'back',
    icon: 'back',
    keys: 'Escape',
    perform: ({ route, go }) => route.screen === 'chat' && open(go, { screen: 'chats' }),
  },
  {
    name: 'settings',
    icon: 'settings',
    keys: 'Mod+,',
    perform: ({ go }) => open(go, { screen: 'settings', section: null }),
  },
]

const APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? '')

const NAMES: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Mod: APPLE ? '⌘' : 'Ctrl',
  Alt: APPLE ? '⌥' : 'Alt',
}

/** As they are written on the keyboard: `Ctrl K`. */
export const showKeys = (keys: string): string =>
  keys
    .split('+')
    .map((key) => NAMES[key] ?? key.toUpperCase())
    .join(' ')

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

export function isPressed(keys: string, event: Pressed, apple = APPLE): boolean {
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const mod = parts.includes('Mod')
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.altKey === parts.includes('Alt') &&
    event.ctrlKey === (mod && !apple) &&
    event.metaKey === (mod && apple) &&
    !event.shiftKey
  )
}
