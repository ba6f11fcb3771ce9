/** The mosaic doorway, in the colours of the theme. Decorative. Suspends until its drawing is there. */
import { use } from 'react'
import { DOORWAY_BOX, loadDoorway } from './doorway-tiles.ts'

export function Doorway() {
  const tiles = use(loadDoorway())
  return (
    <svg viewBox={DOORWAY_BOX} preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      {tiles.map(({ id, tone, d }) => (
        <path key={id} fill={`var(--${tone})`} d={d} />
      ))}
    </svg>
  )
}
