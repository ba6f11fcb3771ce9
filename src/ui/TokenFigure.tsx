/** The token: half and dashed while open, both halves when joined, apart and grey when ended. Decorative. */
import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './TokenFigure.module.css'
import { Tones } from './Tones.tsx'
import { type Half, halfOutline, halfTiles } from './token-tiles.ts'

export interface TokenFigureProps {
  /** The host. */
  address: string
  /** Who came in: gives the second half its colour. */
  guest?: string | undefined
  /** Tells the invites of one host apart. */
  name?: string | undefined
  state: 'open' | 'joined' | 'ended'
  size?: number | undefined
  /** The halves come together as the figure appears. */
  isMeeting?: boolean | undefined
}

const SMALL = 64
const SIDE = 120
/** How far the missing half stands off, in units of the figure: across, and a third of it down. */
const APART = { open: 6, joined: 0, ended: 9 } as const

export function TokenFigure({ address, guest, name, state, size = 136, isMeeting }: TokenFigureProps) {
  const id = useId()
  const small = size <= SMALL
  const away = small && state === 'open' ? 3 : APART[state]
  const gap = small ? 8 : state === 'joined' ? 4 : 3
  const box = SIDE + away + (state === 'joined' ? 0 : 1)
  const outline = (half: Half) => halfOutline(half, gap)
  const half = (which: Half, of: string, seed: string) => (
    <Tones {...halfTiles(which, of, seed)} ground={outline(which)} clipPath={`url(#${id}-${which})`} />
  )
  return (
    <svg
      className={classes(styles.token, state === 'ended' && styles.ended, isMeeting && styles.meeting)}
      data-state={state}
      width={size}
      height={size}
      viewBox={`0 0 ${box} ${box}`}
      aria-hidden="true"
    >
      <clipPath id={`${id}-host`}>
        <path d={outline('host')} />
      </clipPath>
      <clipPath id={`${id}-guest`}>
        <path d={outline('guest')} />
      </clipPath>
      <g className={styles.host}>{half('host', address, address + (name ?? ''))}</g>
      <g className={styles.guest} transform={`translate(${away} ${+(away * 0.35).toFixed(2)})`}>
        {state === 'joined' ? (
          half('guest', guest ?? address, guest ?? `${address}${name ?? ''}`)
        ) : (
          <path className={styles.waiting} d={outline('guest')} />
        )}
      </g>
    </svg>
  )
}
