/** Screens of the house that are fetched when somebody goes there, or when there is nothing else to do. */
import { type ComponentType, lazy } from 'react'
import { prefetchAttachments } from '../features/attachments/useAttachments.tsx'
import type { InstallOfferProps } from '../features/installing/InstallOffer.tsx'
import { prefetchChatTools } from './ChatTools.tsx'
import { prefetchSearch } from './FoundAll.tsx'
import { prefetchReading } from './lazy-screens.ts'
import { prefetchMessageActions } from './message-parts.tsx'

const people = () => import('./PeopleScreen.tsx')
const settings = () => import('./SettingsScreen.tsx')
const doors = () => import('./DeviceDoors.tsx')
const signIns = () => import('../features/sessions/SignIns.tsx')
const advanced = () => import('../features/advanced/Advanced.tsx')
const invites = () => import('../features/invites/InviteList.tsx')
const invite = () => import('../features/invites/InviteSheet.tsx')

const profile = () => import('../features/profile/ProfilePane.tsx')
const stranger = () => import('../features/contacts/StrangerBar.tsx')
const blocked = () => import('../features/contacts/BlockedBar.tsx')
const left = () => import('../features/contacts/LeftLine.tsx')
const switcher = () => import('../features/accounts/AccountSwitcher.tsx')

const told = () => import('../features/notifications/BeingTold.tsx')
const ask = () => import('../features/notifications/AskToTell.tsx')
const keep = () => import('../features/storage/AskToKeep.tsx')
const trouble = () => import('../features/storage/StorageTrouble.tsx')
const offer = () => import('../features/installing/InstallOffer.tsx')

const palette = () => import('./PaletteOver.tsx')
const shortcuts = () => import('./ShortcutsOver.tsx')

export const ProfilePane = lazy(() => profile().then((module) => ({ default: module.ProfilePane })))
export const StrangerBar = lazy(() => stranger().then((module) => ({ default: module.StrangerBar })))
export const BlockedBar = lazy(() => blocked().then((module) => ({ default: module.BlockedBar })))
export const LeftLine = lazy(() => left().then((module) => ({ default: module.LeftLine })))
export const AccountSwitcher = lazy(() => switcher().then((module) => ({ default: module.AccountSwitcher })))
export const PeopleScreen = lazy(() => people().then((module) => ({ default: module.PeopleScreen })))
export const DeviceDoors = lazy(() => doors().then((module) => ({ default: module.DeviceDoors })))
export const SignIns = lazy(() => signIns().then((module) => ({ default: module.SignIns })))
export const Advanced = lazy(() => advanced().then((module) => ({ default: module.Advanced })))
export const SettingsScreen = lazy(() => settings().then((module) => ({ default: module.SettingsScreen })))
export const InviteList = lazy(() => invites().then((module) => ({ default: module.InviteList })))
export const InviteSheet = lazy(() => invite().then((module) => ({ default: module.InviteSheet })))
export const StorageTrouble = lazy(() => trouble().then((module) => ({ default: module.StorageTrouble })))
// Without them the rest goes on all the same.
export const PaletteOver = lazy(() => palette().then((module) => ({ default: module.PaletteOver }), missing))
export const ShortcutsOver = lazy(() =>
  shortcuts().then((module) => ({ default: module.ShortcutsOver }), missing),
)
export const BeingTold = lazy(() => told().then((module) => ({ default: module.BeingTold }), missing))
export const InstallOffer = lazy<ComponentType<InstallOfferProps>>(() =>
  offer().then((module) => ({ default: module.InstallOffer }), missing),
)
export const AskToTell = lazy(() => ask().then((module) => ({ default: module.AskToTell }), missing))
export const AskToKeep = lazy(() => keep().then((module) => ({ default: module.AskToKeep }), missing))

/** While there is a network: a screen that was never fetched cannot be opened without one. */
export function prefetchPanes(): void {
  for (const screen of [
    people,
    settings,
    signIns,
    doors,
    advanced,
    invites,
    invite,
    switcher,
    profile,
    stranger,
    blocked,
    left,
    palette,
    shortcuts,
  ])
    screen().catch(() => {})
  prefetchReading()
  prefetchSearch()
  prefetchChatTools()
  prefetchMessageActions()
  prefetchAttachments()
}

const missing = () => ({ default: () => null })
