/** What was found, read out as it comes: the card of a text, or what went wrong and what helps. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './Found.module.css'
import type { ScanProps } from './scan-props.ts'
import type { Scan } from './useScan.ts'

export interface FoundProps extends Pick<ScanProps, 'renderResult'> {
  scan: Scan
}

export function Found({ scan, renderResult }: FoundProps) {
  const place = useRef<HTMLDivElement>(null)
  const { outcome } = scan
  useEffect(() => {
    if (outcome.kind !== 'nothing') place.current?.scrollIntoView({ block: 'nearest' })
  }, [outcome])
  return (
    <div ref={place} className={styles.found} aria-live="polite">
      <Shown scan={scan} renderResult={renderResult} />
    </div>
  )
}

function Shown({ scan: { outcome, again, onNext }, renderResult }: FoundProps) {
  const { t } = useTranslation()
  switch (outcome.kind) {
    case 'nothing':
      return null
    case 'looking':
      return <p className={styles.note}>{t('scan.looking')}</p>
    case 'problem':
      return (
        <p className={styles.note} data-problem={outcome.problem}>
          <Icon name="info" />
          {t(`scan.problem.${outcome.problem}`)}
        </p>
      )
    case 'texts':
      return (
        <>
          {renderResult(outcome.texts[outcome.shown] ?? '', again)}
          {outcome.texts.length > 1 && (
            <p className={styles.several}>
              {t('scan.several', { count: outcome.texts.length })}
              <Button rank="quiet" onPress={onNext}>
                {t('scan.next')}
              </Button>
            </p>
          )}
        </>
      )
  }
}
