/** On the page where one signs in: the way in by a device that is in already, where the server lets this program ask for it. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { useClient } from '../client-context.tsx'
import { LinkHere } from './LinkHere.tsx'

export interface LinkOfferProps {
  found: { address: BareJid; websocket: string }
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function LinkOffer({ found, onSignedIn }: LinkOfferProps) {
  const { t } = useTranslation()
  const { linking } = useClient()
  const [isOffered, setOffered] = useState(false)
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    let gone = false
    linking()
      .then((door) => door.isOffered(found))
      .then(
        (offered) => gone || setOffered(offered),
        // Whoever could not be asked offers nothing.
        () => {},
      )
    return () => {
      gone = true
    }
  }, [linking, found])
  if (!isOffered) return null
  return (
    <>
      <Button rank="quiet" icon="code" wide onPress={() => setOpen(true)} data-testid="link-here">
        {t('linking.here.offer')}
      </Button>
      {isOpen && <LinkHere found={found} onClose={() => setOpen(false)} onSignedIn={onSignedIn} />}
    </>
  )
}
