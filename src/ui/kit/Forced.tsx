/** Shows a control as it looks while hovered, pressed or focused, for the kit page alone. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './KitPage.module.css'

export interface ForcedProps {
  state: 'hovered' | 'pressed' | 'focus-visible' | 'focused'
  /** What takes the state; the first control unless told. */
  on?: string
  children: ReactNode
}

export function Forced({ state, on = 'button, a', children }: ForcedProps) {
  const box = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    box.current?.querySelector(on)?.setAttribute(`data-${state}`, 'true')
  })
  return (
    <span ref={box} className={styles.forced}>
      {children}
    </span>
  )
}
