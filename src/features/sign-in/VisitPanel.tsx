/** Somebody is on their server's pages, or has just come back from them. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Visit, VisitState } from '../../client/signing-in/entering.ts'
import { domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './SignIn.module.css'

interface VisitPanelProps {
  state: VisitState
  visit: Visit
  /** Given up, here or by somebody who is not who they meant to be. */
  onEnd(): void
  onWhole?: (() => void) | undefined
}

export function VisitPanel({ state, visit, onEnd, onWhole }: VisitPanelProps) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const isAsked = state.at === 'another'
  // What had the focus is gone; whoever cannot see the screen has to hear of the question.
  useEffect(() => {
    if (isAsked) panel.current?.focus()
  }, [isAsked])
  const end = () => {
    visit.stop()
    onEnd()
  }

  if (state.at === 'another') {
    const { account, meant } = state
    return (
      <section className={styles.panel} ref={panel} tabIndex={-1} data-testid="sign-in-another">
        <h2>{t('serverPages.anotherTitle', { account, domain: domainpart(account) })}</h2>
        <p>{t('serverPages.anotherText', { meant })}</p>
        <Button rank="primary" size="big" wide onPress={visit.goOn}>
          {t('serverPages.goOn', { account })}
        </Button>
        <Button size="big" wide onPress={end}>
          {t('serverPages.stopAnother')}
        </Button>
      </section>
    )
  }
  if (state.at === 'there')
    return (
      <section className={styles.panel} aria-live="polite" data-testid="sign-in-there">
        <h2>{t('serverPages.thereTitle')}</h2>
        <p>{t('serverPages.thereText', { domain: state.domain })}</p>
        <Button rank="primary" size="big" wide onPress={visit.show}>
          {t('serverPages.show')}
        </Button>
        {onWhole && (
          <Button size="big" wide onPress={onWhole}>
            {t('serverPages.here')}
          </Button>
        )}
        <Button rank="quiet" wide onPress={end}>
          {t('serverPages.stop')}
        </Button>
      </section>
    )
  if (state.at === 'in' || state.at === 'failed') return null
  return (
    <section className={styles.panel} aria-live="polite">
      <p className={styles.busy} role="status">
        <Icon name="clock" size={20} />
        {t(`serverPages.${state.at}`, { domain: state.domain })}
      </p>
      {state.at !== 'entering' && (
        <Button rank="quiet" wide onPress={end}>
          {t('serverPages.stop')}
        </Button>
      )}
    </section>
  )
}
