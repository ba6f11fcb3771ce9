/** Tiles in the three tones of one hue, on their grout. Goes inside an `svg`. */
import type { CSSProperties } from 'react'
import type { Tone } from './mosaic.ts'

export interface TonesProps {
  hue: number
  ground: string
  paths: Record<Tone, string>
  clipPath?: string | undefined
}

export function Tones({ hue, ground, paths, clipPath }: TonesProps) {
  return (
    <g className="mosaic" style={{ '--h': hue.toFixed(1) } as CSSProperties} clipPath={clipPath}>
      <path fill="var(--tone-grout)" d={ground} />
      <path fill="var(--tone-1)" d={paths[1]} />
      <path fill="var(--tone-2)" d={paths[2]} />
      <path fill="var(--tone-3)" d={paths[3]} />
    </g>
  )
}
