/** What stands below a field: a hint, or what is wrong with what is in it and what to do. */
import type { ReactNode } from 'react'
import { Text } from 'react-aria-components/Text'
import { classes } from './classes.ts'
import styles from './FieldNote.module.css'
import { Icon } from './Icon.tsx'

export function FieldNote({ hint, error }: { hint?: ReactNode; error: ReactNode }) {
  if (error)
    return (
      <Text slot="errorMessage" elementType="div" className={classes(styles.note, styles.bad)}>
        <Icon name="error" size={16} />
        <span>{error}</span>
      </Text>
    )
  return (
    hint && (
      <Text slot="description" elementType="div" className={styles.note ?? ''}>
        {hint}
      </Text>
    )
  )
}
