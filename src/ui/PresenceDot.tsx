/** How somebody is there, as at a picture, but on its own. Decorative: the word stands beside it. */
import type { Availability } from '../model/presence.ts'
import avatar from './Avatar.module.css'
import { classes } from './classes.ts'
import styles from './PresenceDot.module.css'

export const PresenceDot = ({ presence }: { presence: Availability }) => (
  <span aria-hidden="true" data-presence={presence} className={classes(avatar.presence, styles.dot)} />
)
