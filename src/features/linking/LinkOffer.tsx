/**
 * On the page where one signs in: the way in by a device that is in already, where the server lets this program ask for it. Only
 * asking tells, and browsers write each refusal down as an error, so it is asked when somebody wants to know.
 */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { LinkHere } from './LinkHere.tsx'
import styles from './Linking.module.css'

export interface LinkOfferProps {
  found: { address: BareJid; websocket: string }
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function LinkOffer({ found, onSignedIn }: LinkOfferProps) {
  const { t } = useTranslation()
  const { linking } = useClient()
  const [ways, setWays] = useState<'unasked' | 'asking' | 'offered' | 'none'>('unasked')
  const [isOpen, setOpen] = useState(false)

  async function ask() {
    setWays('asking')
    const isOffered = await linking()
      .then((door) => door.isOffered(found))
      // Whoever could not be asked offers nothing.
      .catch(() => false)
    setWays(isOffered ? 'offered' : 'none')
  }

  if (ways === 'none')
    return (
      <p className={styles.none} role="status">
        {t('linking.here.none', { domain: domainpart(found.address) })}
      </p>
    )
  if (ways !== 'offered')
    return (
      <Button rank="quiet" wide isPending={ways === 'asking'} onPress={ask} data-testid="link-others">
        {t('linking.here.others')}
      </Button>
    )
  return (
    <>
      <Button rank="quiet" icon="code" wide autoFocus onPress={() => setOpen(true)} data-testid="link-here">
        {t('linking.here.offer')}
      </Button>
      {isOpen && <LinkHere found={found} onClose={() => setOpen(false)} onSignedIn={onSignedIn} />}
    </>
  )
}
