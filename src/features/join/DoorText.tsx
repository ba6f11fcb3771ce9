/** Why the door did not open, in a sentence or two, and how such sentences stand. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Door } from '../../client/arriving/arriving.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Join.module.css'

export function DoorText({ status, domain }: { status: Door['status']; domain: string }) {
  const { t } = useTranslation()
  if (status === 'open') return null
  return (
    <span role="alert" data-testid="join-error" data-status={status}>
      {t(`join.door.${status}`, { domain })}
    </span>
  )
}

/** For what does not belong to one field. */
export function Note({ waits, children }: { waits?: boolean; children: ReactNode }) {
  return (
    <p className={classes(styles.note, waits && styles.waits)}>
      <Icon name={waits ? 'offline' : 'error'} size={16} />
      {children}
    </p>
  )
}
