/** On the device that wants to come in: a code for one that is in already. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkAttempt } from '../../client/acting/linking.ts'
import type { BareJid } from '../../model/jid.ts'
import { domainpart } from '../../model/jid.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { useClient } from '../client-context.tsx'
import styles from './Linking.module.css'
import { LinkProgress } from './LinkProgress.tsx'

interface LinkHereProps {
  found: { address: BareJid; websocket: string }
  onClose(): void
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function LinkHere({ found, onClose, onSignedIn }: LinkHereProps) {
  const { t } = useTranslation()
  const { linking } = useClient()
  const [attempt, setAttempt] = useState<LinkAttempt | null>(null)
  useEffect(() => {
    let mine: LinkAttempt | null = null
    let gone = false
    void linking().then((door) => {
      if (gone) return
      mine = door.begin(found)
      setAttempt(mine)
    })
    return () => {
      gone = true
      mine?.stop()
    }
  }, [linking, found])
  const domain = domainpart(found.address)
  return (
    <Sheet
      title={t('linking.here.title')}
      isOpen
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('app.close')}
    >
      {attempt ? (
        <LinkProgress attempt={attempt} domain={domain} onClose={onClose} onSignedIn={onSignedIn} />
      ) : (
        <p role="status" className={styles.text}>
          {t('linking.looking', { domain })}
        </p>
      )}
    </Sheet>
  )
}
