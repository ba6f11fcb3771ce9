/** What is fetched only when somebody goes there: everything behind the sign-in. */
import { lazy } from 'react'

const home = () => import('./Home.tsx')

export const Home = lazy(() => home().then((module) => ({ default: module.Home })))

/** For a moment with nothing to do, such as while a password is typed. Failing is no harm: it is asked for again. */
export const prefetchHome = (): void => void home().catch(() => {})

export const Kit = lazy(() =>
  import.meta.env.DEV
    ? import('../ui/kit/KitPage.tsx').then((module) => ({ default: module.KitPage }))
    : Promise.reject(new Error('not in this build')),
)
