/** Where one writes; while messages are being chosen, what can be done with them stands there instead. */
import { lazy, type ReactNode, Suspense } from 'react'
import { useSelecting } from '../selecting.ts'

export const fetchChosenBar = () => import('./ChosenBar.tsx')
const ChosenBar = lazy(() => fetchChosenBar().then((module) => ({ default: module.ChosenBar })))

export function WritingPlace({ children }: { children: ReactNode }) {
  const { chosen } = useSelecting()
  return (
    <>
      {/* Hidden, not gone: what is written there stays. */}
      <div hidden={chosen !== null}>{children}</div>
      {chosen && (
        <Suspense fallback={null}>
          <ChosenBar chosen={chosen} />
        </Suspense>
      )}
    </>
  )
}
