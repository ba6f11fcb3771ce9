/** Becoming a program of its own on this machine: always there in the settings, with honest words where it is done by hand. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { DeedCard } from '../../ui/DeedCard.tsx'
import type { Install } from './installing.ts'

export function InstallCard({ install, className }: { install: Install; className?: string | undefined }) {
  const { t } = useTranslation()
  const way = useLive(install.way)
  const [isRefused, setRefused] = useState(false)
  const isAsked = way === 'ask'
  return (
    <DeedCard
      className={className}
      title={t(way === 'here' ? 'installing.hereTitle' : 'installing.title')}
      text={isAsked ? t('installing.text') : t(`installing.by.${way}`)}
      outcome={isRefused && !isAsked && way !== 'here' && t('installing.refused')}
    >
      {isAsked && (
        <Button onPress={() => void install.ask().then((isDone) => setRefused(!isDone))}>
          {t('installing.install')}
        </Button>
      )}
    </DeedCard>
  )
}
