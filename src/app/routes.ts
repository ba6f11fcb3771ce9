/** Every address of the program, both ways: typed route to hash, any hash to route. What is not understood is home. */
import { isSettingsSection, type SettingsSection } from '../features/settings/sections.ts'
import { type BareJid, toBareJid } from '../model/jid.ts'
import { uriInFragment } from '../model/landing-link.ts'

export type Route =
  | { screen: 'chats' }
  | { screen: 'chat'; jid: BareJid }
  | { screen: 'contacts' }
  /** `isNew`: with the sheet that makes one, as a shortcut of the installed web app has it. */
  | { screen: 'invites'; isNew?: true }
  | { screen: 'scan' }
  | { screen: 'settings'; section: SettingsSection | null }
  | { screen: 'join' }
  /** `refused`: the link held something like a password, which was not read. */
  | { screen: 'sign-in'; address: string; refused: boolean }
  /** `text`: what a link brought along, as it was written; it may hold a secret, so it is taken out of the address as soon
   * as it is safely kept. Empty: the invite that is kept on this device. */
  | { screen: 'invite'; text: string }
  /** Back from the pages of somebody's server. */
  | { screen: 'returned' }
  /** What another program handed over. `isFull`: there was no room for it. */
  | { screen: 'shared'; isFull: boolean }
  | { screen: 'kit' }

const HOME: Route = { screen: 'chats' }
const SIMPLE = ['contacts', 'scan', 'join', 'returned', 'kit'] as const

/** `#/…`, to be used as a link. */
export function href(route: Route): string {
  switch (route.screen) {
    case 'chats':
      return '#/'
    case 'chat':
      return `#/chat/${encodeURIComponent(route.jid)}`
    case 'settings':
      return route.section ? `#/settings/${route.section}` : '#/settings'
    case 'sign-in':
      if (route.refused) return '#/sign-in?refused'
      return route.address ? `#/sign-in?address=${encodeURIComponent(route.address)}` : '#/sign-in'
    case 'invites':
      return route.isNew ? '#/invites?new' : '#/invites'
    case 'shared':
      return route.isFull ? '#/shared/full' : '#/shared'
    case 'invite':
      return route.text ? `#/invite/${encodeURIComponent(route.text)}` : '#/invite'
    default:
      return `#/${route.screen}`
  }
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** `address` and nothing else; a name with a colon before the `@` is `user:password`. */
function signIn(query: string): Route {
  const parameters = new URLSearchParams(query)
  const address = parameters.get('address') ?? ''
  const refused = [...parameters.keys()].some((key) => key !== 'address') || /^[^@]*:.*@/.test(address)
  return { screen: 'sign-in', address: refused ? '' : (toBareJid(address) ?? ''), refused }
}

export function parseRoute(hash: string): Route {
  const text = hash.replace(/^#/, '')
  const uri = uriInFragment(text)
  if (uri !== null) return { screen: 'invite', text: uri }

  const [path = '', query = ''] = text.replace(/^\//, '').split(/\?(.*)/s)
  const [screen = '', ...rest] = path.split('/')
  const argument = decode(rest.join('/')) ?? ''
  if (screen === 'chat') {
    const jid = toBareJid(argument)
    return jid ? { screen, jid } : HOME
  }
  // Not a URI, so whatever it is: to be shown, and to be told what it is.
  if (screen === 'invite') return { screen, text: query ? `${argument}?${query}` : argument }
  if (screen === 'settings') return { screen, section: isSettingsSection(argument) ? argument : null }
  if (screen === 'sign-in') return signIn(query)
  if (screen === 'invites' && !argument) return query === 'new' ? { screen, isNew: true } : { screen }
  if (screen === 'shared') return { screen, isFull: argument === 'full' }
  const simple = SIMPLE.find((known) => known === screen)
  return simple && !argument ? { screen: simple } : HOME
}
