/** What can be done from anywhere: one object each. Feeds the keys, the palette, and the lists of keys. */
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
  /** Opens the sheet. Null: there is nothing that an invite could do. */
  invite: (() => void) | null
  /** All of these by typing, and everybody one can write to. */
  openPalette(): void
  /** All keys there are. */
  showShortcuts(): void
}

export interface Command {
  /** Also the key of its words: `commands.<name>`. */
  name:
    | 'search'
    | 'searchChat'
    | 'invite'
    | 'scan'
    | 'nextChat'
    | 'previousChat'
    | 'back'
    | 'settings'
    | 'palette'
    | 'shortcuts'
  icon: IconName
  /**
   * `Mod` is Ctrl, or ⌘ on Apple's keyboards; the last part is a `KeyboardEvent.key`. A sign alone counts only where
   * nothing is being written, and can be turned off.
   */
  keys: string
  /** Whether it has something to do here; left out: always. */
  isOffered?(surroundings: Surroundings): boolean
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
    isOffered: ({ route }) => route.screen === 'chat',
    perform: ({ route, searchChat }) => route.screen === 'chat' && searchChat(route.jid),
  },
  {
    name: 'invite',
    icon: 'invite',
    keys: 'Mod+i',
    isOffered: ({ invite }) => invite !== null,
    perform({ invite }) {
      invite?.()
      return invite !== null
    },
  },
  { name: 'scan', icon: 'scan', keys: 'Mod+j', perform: ({ go }) => open(go, { screen: 'scan' }) },
  {
    name: 'previousChat',
    icon: 'chats',
    keys: 'Alt+ArrowUp',
    isOffered: (all) => neighbour(all, -1) !== null,
    perform: (all) => toNeighbour(all, -1),
  },
  {
    name: 'nextChat',
    icon: 'chats',
    keys: 'Alt+ArrowDown',
    isOffered: (all) => neighbour(all, 1) !== null,
    perform: (all) => toNeighbour(all, 1),
  },
  {
    name: 'back',
    icon: 'back',
    keys: 'Escape',
    isOffered: ({ route }) => route.screen === 'chat',
    perform: ({ route, go }) => route.screen === 'chat' && open(go, { screen: 'chats' }),
  },
  {
    name: 'settings',
    icon: 'settings',
    keys: 'Mod+,',
    perform: ({ go }) => open(go, { screen: 'settings', section: null }),
  },
  {
    name: 'palette',
    icon: 'commands',
    keys: 'Mod+Shift+k',
    perform({ openPalette }) {
      openPalette()
      return true
    },
  },
  {
    name: 'shortcuts',
    icon: 'keyboard',
    keys: '?',
    perform({ showShortcuts }) {
      showShortcuts()
      return true
    },
  },
]

export const keysOf = (wanted: Command['name']): string =>
  commands.find(({ name }) => name === wanted)?.keys ?? ''
