/** Takes in whatever is dropped, pasted or clicked anywhere, and shows what it is. Nothing happens before the button. */
import { type ReactNode, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import { OpenText, type OpenTextWhen } from '../features/open-text.ts'
import type { Shown } from '../features/reading/ReadingSheet.tsx'
import { useLive } from '../live/useLive.ts'
import { readText } from '../model/read-text.ts'
import { ReadingSheet } from './lazy-screens.ts'
import { openFile } from './open-file.ts'
import styles from './ReadingDesk.module.css'
import { useBroughtIn } from './useBroughtIn.ts'
import { useReadingWays } from './useReadingWays.ts'

export function ReadingDesk({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const signedIn = Boolean(useLive(useClient().account))
  const [shown, setShown] = useState<Shown | null>(null)
  const [isOpen, setOpen] = useState(false)
  /** Somebody went to sign in for what is on the card. */
  const [isWaiting, setWaiting] = useState(false)

  const show = useCallback((next: Shown, when: 'now' | 'signed-in' = 'now') => {
    setShown(next)
    setOpen(when === 'now')
    setWaiting(when === 'signed-in')
  }, [])
  const close = useCallback(() => setOpen(false), [])
  const wait = useCallback(() => {
    setOpen(false)
    setWaiting(true)
  }, [])
  const openText = useCallback<OpenTextWhen>((text, when) => show({ reading: readText(text) }, when), [show])
  const ways = useReadingWays(close, wait)
  const isOver = useBroughtIn(
    useMemo(
      () => ({
        onText: openText,
        onFile(file) {
          show({ picture: 'looking' })
          // Whoever closed it in between, or brought something else, has changed their mind.
          void openFile(file).then((found) => setShown((now) => (isLooking(now) ? found : now)))
        },
      }),
      [openText, show],
    ),
  )

  useEffect(() => {
    if (signedIn && isWaiting) {
      setWaiting(false)
      setOpen(true)
    }
  }, [signedIn, isWaiting])

  return (
    <OpenText value={openText}>
      {children}
      {isOver && <div className={styles.over}>{t('app.drop')}</div>}
      <Suspense fallback={null}>
        {shown && <ReadingSheet shown={shown} isOpen={isOpen} onClose={close} {...ways} />}
      </Suspense>
    </OpenText>
  )
}

const isLooking = (shown: Shown | null) => shown !== null && 'picture' in shown && shown.picture === 'looking'
