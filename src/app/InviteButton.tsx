/** The way to an invite: in sight wherever there are chats or people. */
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'

export function InviteButton({ onPress }: { onPress(): void }) {
  const { t } = useTranslation()
  return (
    <Button rank="primary" icon="invite" data-testid="invite-create" onPress={onPress}>
      {t('app.place.invite')}
    </Button>
  )
}
