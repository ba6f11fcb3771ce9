/** The colour roles, and the type scale. */
import type { CSSProperties } from 'react'
import styles from './KitPage.module.css'
import { KitRow, KitSection } from './KitSection.tsx'

const ROLES =
  `surface surface-raised surface-sunken surface-hover surface-pressed surface-selected control control-on
  control-pressed line line-control text text-muted accent accent-hover accent-pressed accent-text accent-soft
  accent-soft-hover accent-soft-pressed on-accent-soft bubble-in bubble-out quote-in quote-out success-soft success-text
  warning-soft warning-text danger-soft danger-soft-pressed danger-text danger danger-hover danger-pressed
  presence-online presence-away presence-busy presence-offline focus-ring lapis lapis-deep lapis-pale ochre ochre-pale
  terracotta rose malachite malachite-deep stone-1 stone-2 stone-3 stone-4 sun`.split(/\s+/)
const SIZES = ['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl']

export function KitColours() {
  return (
    <>
      <KitSection title="Type">
        {SIZES.map((size) => (
          <p
            key={size}
            className={styles.type}
            style={{ '--kit-size': `var(--text-${size})` } as CSSProperties}
          >
            {size} Come on in
          </p>
        ))}
      </KitSection>
      <KitSection title="Colour roles">
        <KitRow>
          {ROLES.map((role) => (
            <span
              key={role}
              className={styles.swatch}
              style={{ '--kit-role': `var(--${role})` } as CSSProperties}
            >
              {role}
            </span>
          ))}
        </KitRow>
      </KitSection>
    </>
  )
}
