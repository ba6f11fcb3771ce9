/** Whether the invite works for a stranger: a tick, or exactly what is to be put right, and by whom. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import styles from './CheckLine.module.css'
import { type Checked, usePreflight } from './usePreflight.ts'

interface CheckLineProps {
  id: string
  link: string
  domain: string
  webAddress: string
  onAnother(): void
}

const ICONS: Partial<Record<Checked['status'], IconName>> = {
  good: 'checked',
  checking: 'clock',
  'needs-us': 'info',
}

/** Only the host: the rest of a link can hold the token. */
function hostOf(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url.split(/[/?#]/, 1)[0] ?? ''
  }
}

export function CheckLine({ id, link, domain, webAddress, onAnother }: CheckLineProps) {
  const { t } = useTranslation()
  const { checked, again } = usePreflight(id, webAddress)
  const { status } = checked
  const good = status === 'good'
  const calm = good || status === 'checking' || status === 'needs-us' || status === 'offline'
  return (
    <div className={classes(styles.check, good && styles.good, !calm && styles.bad)}>
      <p role="status" className={styles.line} data-check={status}>
        <Icon name={ICONS[status] ?? 'warning'} size={16} />
        <span>
          {status === 'checking'
            ? t('invites.checking')
            : t(`invites.check.${status}`, {
                domain: 'domain' in checked ? checked.domain : domain,
                host: hostOf('url' in checked ? checked.url : link),
              })}
        </span>
      </p>
      {!calm && (
        <Button rank="quiet" onPress={status === 'token-refused' ? onAnother : again}>
          {t(status === 'token-refused' ? 'invites.another' : 'invites.checkAgain')}
        </Button>
      )}
    </div>
  )
}
