/** Screens of the house that are fetched when somebody goes there. */
import { lazy } from 'react'

export const PeopleScreen = lazy(() =>
  import('./PeopleScreen.tsx').then((module) => ({ default: module.PeopleScreen })),
)
export const SettingsScreen = lazy(() =>
  import('./SettingsScreen.tsx').then((module) => ({ default: module.SettingsScreen })),
)
