/** Nothing can be written here any more: why, and the one thing to do. What was typed stays where it is. */
import { useTranslation } from 'react-i18next'
import type { StorageProblem } from '../../client/keeping/keeping.ts'
import { Banner } from '../../ui/Banner.tsx'

export interface StorageTroubleProps {
  problem: StorageProblem
  /** To where it is said what takes room. */
  onSee(): void
  /** Loads the page anew. */
  onReload(): void
}

export function StorageTrouble({ problem, onSee, onReload }: StorageTroubleProps) {
  const { t } = useTranslation()
  const kind = problem === 'not-allowed' ? 'broken' : problem
  const action =
    kind === 'full'
      ? { label: t('storage.see'), onPress: onSee }
      : { label: t('storage.reload'), onPress: onReload }
  return (
    <Banner tone="danger" icon="warning" action={action}>
      <strong>{t(`storage.${kind}Title`)}</strong> {t(`storage.${kind}Text`)}
    </Banner>
  )
}
