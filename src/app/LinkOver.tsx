/** Lets a device in, over whatever is on screen. It is fetched when somebody has its code. */
import { lazy, Suspense } from 'react'
import { useLive } from '../live/useLive.ts'
import { linkWish } from './link-wish.ts'
import { href } from './routes.ts'

const LinkSheet = lazy(() =>
  import('../features/linking/LinkSheet.tsx').then((module) => ({ default: module.LinkSheet })),
)

const SCAN = href({ screen: 'scan' })

export function LinkOver() {
  const code = useLive(linkWish)
  return (
    <Suspense fallback={null}>
      {code && <LinkSheet key={code.code} code={code} scanHref={SCAN} onClose={() => linkWish.set(null)} />}
    </Suspense>
  )
}
