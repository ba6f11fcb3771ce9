/** A name that appears beside what is hovered or focused. Never on touch, and never the only place of a fact. */
import type { ReactElement } from 'react'
import { Tooltip as RacTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Keys } from './Keys.tsx'
import styles from './Tooltip.module.css'

export interface TooltipProps {
  label: string
  shortcut?: string | undefined
  /** One focusable control of the kit. */
  children: ReactElement
}

const DELAY_MS = 500

export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={DELAY_MS} closeDelay={0}>
      {children}
      <RacTooltip className={styles.tooltip ?? ''} offset={6} containerPadding={8}>
        {label}
        {shortcut && <Keys>{shortcut}</Keys>}
      </RacTooltip>
    </TooltipTrigger>
  )
}
