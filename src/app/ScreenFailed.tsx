/** A screen that could not be fetched or drawn: says so, and offers it again. Nothing typed or stored is touched. */
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

export class ScreenFailed extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failure /> : this.props.children
  }
}

function Failure() {
  const { t } = useTranslation()
  return (
    <main>
      <EmptyState
        title={t('app.failedTitle')}
        text={t('app.failedText')}
        actions={
          <Button rank="primary" size="big" onPress={() => window.location.reload()}>
            {t('app.again')}
          </Button>
        }
      />
    </main>
  )
}
