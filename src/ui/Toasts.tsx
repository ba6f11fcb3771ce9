/** Where toasts appear: bottom centre, one sentence and one action each. F6 leads there from anywhere. */
import { type FocusEvent, type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import styles from './Toasts.module.css'
import { closeToast, currentToasts, pauseToasts, subscribeToasts } from './toast-queue.ts'

export { showToast } from './toast-queue.ts'

export interface ToastProviderProps {
  /** Name of the region, such as `Notices`. */
  label: string
  children?: ReactNode
}

export function ToastProvider({ label, children }: ToastProviderProps) {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts)
  const region = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const action = region.current?.querySelector('button')
      if (event.key !== 'F6' || !action) return
      event.preventDefault()
      action.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  function act(id: number, onPress: () => void) {
    closeToast(id)
    onPress()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }

  function onFocus(event: FocusEvent<HTMLElement>) {
    if (!event.currentTarget.contains(event.relatedTarget)) before.current = event.relatedTarget
    pauseToasts(true)
  }

  return (
    <>
      {children}
      <section
        ref={region}
        aria-label={label}
        className={styles.region}
        // Within reach while a sheet is open, too; react-aria looks for this.
        data-react-aria-top-layer
        onFocus={onFocus}
        onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || pauseToasts(false)}
        onPointerEnter={() => pauseToasts(true)}
        onPointerLeave={() => pauseToasts(false)}
      >
        <ol aria-live="polite" aria-relevant="additions" className={styles.list}>
          {toasts.map(({ id, text, action }) => (
            <li key={id} className={styles.toast}>
              <span className={styles.text}>{text}</span>
              {action && (
                <Button rank="quiet" onPress={() => act(id, action.onPress)}>
                  {action.label}
                </Button>
              )}
            </li>
          ))}
        </ol>
      </section>
    </>
  )
}
