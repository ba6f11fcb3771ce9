/** Among what may act for an account: the way to let one's next device in. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import { LinkSheet } from './LinkSheet.tsx'

export function LinkBlock({ scanHref }: { scanHref: string }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <DeedCard title={t('linking.title')} text={t('linking.lede')}>
      <Button icon="device" onPress={() => setOpen(true)} data-testid="link-device">
        {t('linking.title')}
      </Button>
      {isOpen && <LinkSheet code={null} scanHref={scanHref} onClose={() => setOpen(false)} />}
    </DeedCard>
  )
}
