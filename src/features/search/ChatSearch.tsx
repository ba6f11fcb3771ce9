/** Finds words in the open conversation, and goes from one place to the next. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageHit } from '../../client/search/searching.ts'
import type { BareJid } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { useShowPlace } from '../show-place.ts'
import styles from './ChatSearch.module.css'
import { ServerRow } from './ServerRow.tsx'
import { useMessageSearch } from './useMessageSearch.ts'
import { useSpokenCount } from './useSpokenCount.ts'

export interface ChatSearchProps {
  jid: BareJid
  onClose(): void
}

export function ChatSearch({ jid, onClose }: ChatSearchProps) {
  const { t } = useTranslation()
  const showPlace = useShowPlace()
  const [text, setText] = useState('')
  const search = useMessageSearch({ text, conversation: jid })
  const { found, server } = search
  useSpokenCount(found)
  const [shown, setShown] = useState<string | null>(null)
  const here = found?.hits ?? []
  const known = new Set(here.map(({ id }) => id))
  const hits = [...here, ...server.hits.filter(({ id }) => !known.has(id))]
  const total = Math.max(found?.total ?? 0, hits.length)
  const index = hits.findIndex(({ id }) => id === shown)

  function show(hit: MessageHit | undefined): void {
    if (!hit) return
    setShown(hit.id)
    const { archived, id, time } = hit
    showPlace(jid, archived ? { kind: 'archived', id, time } : { kind: 'message', id }, { keepsFocus: true })
  }

  // What is found first, which is the newest, is shown as one types. Where words are still being looked up, that comes later.
  const answered = useRef('')
  const newest = hits[0]
  useEffect(() => {
    const asked = found?.query.text.trim() ?? ''
    if (asked === answered.current || found?.query.text !== text) return
    if (asked !== '' && !newest) return
    answered.current = asked
    show(newest)
  })
  useEffect(() => {
    if (index >= here.length - 5) search.more()
  })

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && text === '') onClose()
    else if (event.key === 'Enter' || event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const isNewer = event.key === 'ArrowDown' || (event.key === 'Enter' && event.shiftKey)
      show(hits[index + (isNewer ? -1 : 1)])
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  const isOver = found !== null && !found.isPartial && text.trim() !== '' && index >= total - 1
  return (
    <search className={styles.bar} aria-label={t('search.inChat')}>
      <div className={styles.line}>
        <div className={styles.field} onKeyDownCapture={onKeyDown}>
          <SearchField label={t('search.inChat')} value={text} onChange={setText} autoFocus />
        </div>
        <span className={styles.count}>
          {text.trim() !== '' && found && t('search.place', { place: index + 1, total })}
        </span>
        <IconButton
          icon="older"
          label={t('search.older')}
          isDisabled={index >= hits.length - 1}
          onPress={() => show(hits[index + 1])}
        />
        <IconButton
          icon="jump"
          label={t('search.newer')}
          isDisabled={index <= 0}
          onPress={() => show(hits[index - 1])}
        />
        <span className={styles.close}>
          <IconButton icon="clear" label={t('search.close')} onPress={onClose} />
        </span>
      </div>
      {isOver && <ServerRow server={server} tabIndex={0} onAsk={search.askServer} />}
    </search>
  )
}
