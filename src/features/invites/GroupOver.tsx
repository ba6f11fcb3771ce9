/** How it ended: why, who came, and whether the last code is still good. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import styles from './GroupScreen.module.css'
import type { GroupState } from './group-show.ts'
import { useMoments } from './useMoments.ts'

interface GroupOverProps {
  reason: NonNullable<GroupState['over']>
  names: readonly string[]
  leftover: GroupState['leftover']
  onDone(): void
}

export function GroupOver({ reason, names, leftover, onDone }: GroupOverProps) {
  const { t } = useTranslation()
  const { moment } = useMoments(Date.now())
  const titles = {
    people: t('invites.group.over'),
    time: t('invites.group.timeOver'),
    stopped: t('invites.group.stopped'),
  }
  return (
    <div className={styles.setup}>
      <div role="status">
        <p className={styles.title}>{titles[reason]}</p>
        <p className={styles.text}>{t('invites.group.came', { count: names.length })}</p>
        {leftover && <p className={styles.text}>{last(leftover)}</p>}
      </div>
      {names.length > 0 && (
        <ul className={styles.list}>
          {names.map((name, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and nobody moves.
            <li key={index}>{name}</li>
          ))}
        </ul>
      )}
      <Button rank="primary" size="big" wide autoFocus onPress={onDone}>
        {t('invites.group.done')}
      </Button>
    </div>
  )

  function last({ withdrawal, expiresAt }: NonNullable<GroupState['leftover']>) {
    if (withdrawal.status === 'withdrawn') return t('invites.group.withdrawn')
    const at = withdrawal.status === 'ends-by-itself' ? withdrawal.at : expiresAt
    return at === null ? t('invites.group.endless') : t('invites.group.ends', { moment: moment(at) })
  }
}
