/** Says that an address only looks like that of somebody one knows. Nothing, where it does not. */
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../model/jid.ts'
import { isOddAddress } from '../model/look-alike.ts'
import { Icon } from '../ui/Icon.tsx'
import styles from './LookAlike.module.css'
import { useLookAlike } from './useLookAlike.ts'

export function LookAlike({ jid }: { jid: BareJid }) {
  const { t } = useTranslation()
  const like = useLookAlike(jid)
  if (!like && !isOddAddress(jid)) return null
  return (
    <p className={styles.warning}>
      <Icon name="warning" />
      <span>
        <b dir="auto">{like ? t('people.lookAlike', { name: like.displayName }) : t('people.oddAddress')}</b>
        <span>{like ? t('people.lookAlikeText', { address: like.jid }) : t('people.oddAddressText')}</span>
      </span>
    </p>
  )
}
