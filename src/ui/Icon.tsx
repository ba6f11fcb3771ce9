/** One icon, by meaning. Decorative: the words stand beside it, or on the control that holds it. */
import { classes } from './classes.ts'
import styles from './Icon.module.css'
import { directional, drawingOf, type IconName } from './icons.ts'

const STROKE = { 16: 2, 20: 1.75, 24: 1.6 } as const

export interface IconProps {
  name: IconName
  size?: 16 | 20 | 24
  className?: string | undefined
}

export function Icon({ name, size = 20, className }: IconProps) {
  const Drawing = drawingOf(name)
  if (!Drawing) return <svg width={size} height={size} aria-hidden="true" className={className} />
  return (
    <Drawing
      size={size}
      strokeWidth={STROKE[size]}
      aria-hidden="true"
      focusable="false"
      className={classes(directional.has(name) && styles.directional, className)}
    />
  )
}
