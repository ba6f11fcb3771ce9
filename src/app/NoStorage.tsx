/** The database does not open: without it there is no account, no message and no invite, so it is said at once. */
import type { i18n } from 'i18next'
import { I18nextProvider, useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

export interface NoStorageProps {
  words: i18n
  /** As storage says it: private windows allow nothing, disks are full, another tab runs a newer version. */
  problem: 'full' | 'not-allowed' | 'newer' | 'broken'
  onAgain(): void
}

export function NoStorage({ words, problem, onAgain }: NoStorageProps) {
  return (
    <I18nextProvider i18n={words}>
      <Failure problem={problem} onAgain={onAgain} />
    </I18nextProvider>
  )
}

function Failure({ problem, onAgain }: Omit<NoStorageProps, 'words'>) {
  const { t } = useTranslation()
  return (
    <main>
      <EmptyState
        title={t(`app.noStorage.${problem}.title`)}
        text={t(`app.noStorage.${problem}.text`)}
        actions={
          <Button rank="primary" size="big" onPress={onAgain}>
            {t('app.noStorage.again')}
          </Button>
        }
      />
    </main>
  )
}
