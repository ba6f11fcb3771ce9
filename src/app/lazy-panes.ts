/** Screens of the house that are fetched when somebody goes there, or when there is nothing else to do. */
import { lazy } from 'react'

const people = () => import('./PeopleScreen.tsx')
const settings = () => import('./SettingsScreen.tsx')

export const PeopleScreen = lazy(() => people().then((module) => ({ default: module.PeopleScreen })))
export const SettingsScreen = lazy(() => settings().then((module) => ({ default: module.SettingsScreen })))

/** While there is a network: a screen that was never fetched cannot be opened without one. */
export function prefetchPanes(): void {
  for (const screen of [people, settings]) screen().catch(() => {})
}
