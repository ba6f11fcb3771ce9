/** The link, as much of it as there is room for, and the button that copies the whole. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { showToast } from '../../ui/toast-queue.ts'
import styles from './LinkRow.module.css'

interface LinkRowProps {
  link: string
  uri: string
  onCopied(): void
}

export function LinkRow({ link, uri, onCopied }: LinkRowProps) {
  const { t } = useTranslation()

  async function copy() {
    onCopied()
    const copied = await copyText(link)
    showToast({ text: t(copied ? 'invites.copied' : 'invites.copyFailed') })
  }

  return (
    <div className={styles.row}>
      <span className={styles.link} dir="ltr" data-testid="invite-link">
        {link}
      </span>
      {/* For other programs; people are given the link. */}
      <span hidden data-testid="invite-uri">
        {uri}
      </span>
      <Button rank="primary" icon="copy" onPress={() => void copy()}>
        {t('invites.copy')}
      </Button>
    </div>
  )
}

/** False where the browser does not let us. */
export const copyText = (text: string): Promise<boolean> =>
  Promise.resolve()
    .then(() => navigator.clipboard.writeText(text))
    .then(
      () => true,
      () => false,
    )
