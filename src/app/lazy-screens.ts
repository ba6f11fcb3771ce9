/** What is fetched only when somebody goes there: everything behind the sign-in, and what is needed on the way now and then. */
import { type ComponentType, lazy } from 'react'
import { fetchRegistration } from '../client/arriving/fetched-registration.ts'
import { fetchRooms } from '../client/session/fetched-rooms.ts'
import type { LinkOfferProps } from '../features/linking/LinkOffer.tsx'
import type { ClearedDoorProps } from '../features/storage/ClearedDoor.tsx'
import { learnHouse } from '../i18n/i18n.ts'
import { addIcons } from '../ui/icons.ts'
import { currentRoute } from './location.ts'

/** The drawings that are not needed at the door. */
const hangIcons = () => import('../ui/house-icons.ts').then(({ houseIcons }) => addIcons(houseIcons))

/** With its words, its icons, and what it asks the client for. */
const furnished =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), learnHouse(), hangIcons(), fetchRooms()])
    return module
  }

const home = furnished(() => import('./Home.tsx'))
/** At the door, but only whoever has an invite comes by. */
const landing = () => import('../features/landing/Landing.tsx')
const join = furnished(() => import('../features/join/Join.tsx'))
const scan = furnished(() => import('./ScanOver.tsx'))
const shared = furnished(() => import('./SharedOver.tsx'))
const comeBack = furnished(() => import('../features/sign-in/ComeBack.tsx'))
const linkOffer = furnished(() => import('../features/linking/LinkOffer.tsx'))
const cleared = furnished(() => import('../features/storage/ClearedDoor.tsx'))
const reading = furnished(() => import('../features/reading/ReadingSheet.tsx'))

export const Home = lazy(() => home().then((module) => ({ default: module.Home })))
export const Landing = lazy(() => landing().then((module) => ({ default: module.Landing })))
export const Join = lazy(() => join().then((module) => ({ default: module.Join })))
export const ScanOver = lazy(() => scan().then((module) => ({ default: module.ScanOver })))
export const SharedOver = lazy(() => shared().then((module) => ({ default: module.SharedOver })))
export const ComeBack = lazy(() => comeBack().then((module) => ({ default: module.ComeBack })))
/** Without it one signs in as always. */
export const LinkOffer = lazy<ComponentType<LinkOfferProps>>(() =>
  linkOffer().then(
    (module) => ({ default: module.LinkOffer }),
    () => ({ default: Missing }),
  ),
)
const Missing = () => null
/** Without it the doors are as for anybody. */
export const ClearedDoor = lazy<ComponentType<ClearedDoorProps>>(() =>
  cleared().then(
    (module) => ({ default: module.ClearedDoor }),
    () => ({ default: Missing }),
  ),
)
export const ReadingSheet = lazy(() => reading().then((module) => ({ default: module.ReadingSheet })))

/** For a moment with nothing to do, such as while a password is typed. Failing is no harm: it is asked for again. */
const prefetch = (...parts: (() => Promise<unknown>)[]) => {
  for (const part of parts) part().catch(() => {})
}
export const prefetchHome = (): void => prefetch(home)
/** Whoever has come without an invite may be given one. */
export const prefetchLanding = (): void => prefetch(landing)
/** Before the database is open: where the address leads, something of that has to be shown. */
export function prefetchAddressed(): void {
  const { screen } = currentRoute.get()
  if (screen === 'invite') prefetchLanding()
  if (screen === 'join') prefetchJoin()
}
/** Whoever reads an invite may press a button next, also without a network. */
export const prefetchJoin = (): void => prefetch(join, fetchRegistration)
export const prefetchReading = (): void => prefetch(scan, shared, reading)

export const Kit = lazy(() =>
  import.meta.env.DEV
    ? import('../ui/kit/KitPage.tsx').then((module) => ({ default: module.KitPage }))
    : Promise.reject(new Error('not in this build')),
)
