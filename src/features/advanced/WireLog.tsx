/** Frames, the newest last, each folded to a line. Stays at the newest for whoever stands there. */
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WireEntry } from '../../client/inspecting/inspecting.ts'
import { Icon } from '../../ui/Icon.tsx'
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx'
import styles from './Wire.module.css'

const AT_END = 24

export function WireLog({ entries }: { entries: readonly WireEntry[] }) {
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const follows = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new frame is the reason to move
  useLayoutEffect(() => {
    if (follows.current) list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [entries])
  if (entries.length === 0) return <p className={styles.nothing}>{t('advanced.wire.nothing')}</p>
  return (
    <ol
      ref={list}
      className={styles.log}
      aria-label={t('advanced.wire.title')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < AT_END
      }}
    >
      {entries.map((entry) => (
        <Line key={entry.id} entry={entry} />
      ))}
    </ol>
  )
}

function Line({ entry: { direction, at, kind, text } }: { entry: WireEntry }) {
  const { t, i18n } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const shown = text || t('advanced.wire.unreadable')
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'medium' }).format(at)
  return (
    <li data-direction={direction} data-kind={kind}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <Icon name={direction === 'in' ? 'jump' : 'send'} size={16} className={styles[direction]} />
          <VisuallyHidden>
            {t(direction === 'in' ? 'advanced.wire.received' : 'advanced.wire.sent')}
          </VisuallyHidden>
          <time dateTime={new Date(at).toISOString()}>{time}</time>
          <code dir="ltr">{shown.slice(0, 200)}</code>
        </summary>
        {isOpen && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
          <pre dir="ltr" tabIndex={0}>
            {shown}
          </pre>
        )}
      </details>
    </li>
  )
}
