/** The picture of an address, else its mosaic, with its presence. Decorative: the name stands beside it. */
import type { CSSProperties } from 'react'
import type { Availability } from '../model/presence.ts'
import styles from './Avatar.module.css'
import { classes } from './classes.ts'
import { mosaicOf } from './mosaic.ts'
import { usePicture } from './pictures.ts'
import { Tones } from './Tones.tsx'

export interface AvatarProps {
  address: string
  size?: 20 | 28 | 40 | 48 | 52 | 96 | 160 | undefined
  presence?: Availability | undefined
  /** The word for it, where nothing beside it says so. */
  presenceLabel?: string | undefined
  /** What it stands on: the presence is cut out in this colour. Left out, `--under` of a parent decides. */
  under?: 'surface' | 'sunken' | 'selected' | 'raised' | undefined
}

export function Avatar({ address, size = 48, presence, presenceLabel, under }: AvatarProps) {
  const { hue, paths } = mosaicOf(address)
  const picture = usePicture(address)
  const spoken = presenceLabel ? { role: 'img', 'aria-label': presenceLabel } : { 'aria-hidden': true }
  return (
    <span
      className={classes(styles.avatar, under && styles[under])}
      style={{ '--size': `${size}px` } as CSSProperties}
    >
      <svg viewBox="0 0 50 50" aria-hidden="true">
        <Tones hue={hue} ground="M0 0h50v50H0z" paths={paths} />
      </svg>
      {picture && <Picture key={picture} url={picture} />}
      {presence && presence !== 'unknown' && (
        <span
          {...spoken}
          data-presence={presence}
          className={classes(styles.presence, size < 40 && styles.small, size > 52 && styles.large)}
        />
      )}
    </span>
  )
}

/** Over the mosaic, in the same place; one that cannot be drawn leaves it as it is. */
const Picture = ({ url }: { url: string }) => (
  <img
    className={styles.picture}
    src={url}
    alt=""
    draggable={false}
    onLoad={(event) => {
      event.currentTarget.dataset.ready = ''
    }}
  />
)
