/** The one thing to do about an address that did not work, where it is more than typing it again. */
import { useTranslation } from 'react-i18next'
import type { Lookup } from '../../client/client.ts'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { TextField } from '../../ui/TextField.tsx'

export interface AddressRescueProps {
  problem: Exclude<Lookup, { status: 'found' }>
  typed: string
  endpoint: string
  /** What was typed would carry the password in the open. */
  unsafe: boolean
  onEndpoint(endpoint: string): void
  onAddress(address: string): void
}

export function AddressRescue({
  problem,
  typed,
  endpoint,
  unsafe,
  onEndpoint,
  onAddress,
}: AddressRescueProps) {
  const { t } = useTranslation()
  switch (problem.status) {
    case 'other-domain': {
      const address = `${typed.trim().split('@')[0]}@${problem.domain}`
      return (
        <Button rank="primary" size="big" wide onPress={() => onAddress(address)}>
          {t('signIn.useDomain', { address })}
        </Button>
      )
    }
    case 'no-web-access':
      return (
        <TextField
          label={t('signIn.websocket')}
          value={endpoint}
          onChange={onEndpoint}
          hint={t('signIn.websocketHint')}
          error={unsafe ? t('signIn.websocketBad') : undefined}
          type="url"
          inputMode="url"
          autoComplete="off"
          autoFocus
        />
      )
    case 'certificate':
      return (
        <LinkButton
          href={`https://${problem.domain}/`}
          target="_blank"
          rel="noopener noreferrer"
          rank="primary"
          size="big"
          wide
        >
          {t('signIn.openServer', { domain: problem.domain })}
        </LinkButton>
      )
    default:
      return null
  }
}
