/** What is looked for, by whom and from when: as typed (`from:romeo`), and as chosen from the menus. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageQuery } from '../../client/search/searching.ts'
import { useLive } from '../../live/useLive.ts'
import { useToday } from '../../ui/useToday.ts'
import { useClient } from '../client-context.tsx'
import { boundsOf, type SpanName } from './spans.ts'
import { type Person, readTyped } from './typed-query.ts'

/** A menu of more is no menu; whoever means somebody else types `from:`. */
const MOST_PEOPLE = 8

export interface Narrow {
  query: MessageQuery
  from: Person | null
  people: readonly Person[]
  span: SpanName
  onFrom(person: Person | null): void
  onSpan(span: SpanName): void
}

export function useNarrow(typed: string): Narrow {
  const { t } = useTranslation()
  const client = useClient()
  const today = useToday()
  const me = useLive(client.account)?.jid
  const conversations = useLive(client.conversations.all)
  const [chosen, setChosen] = useState<Person | null>(null)
  const [span, setSpan] = useState<SpanName>('any')
  const people = useMemo((): readonly Person[] => {
    const others = (conversations ?? []).map(({ jid, name }) => ({ jid, name }))
    return me === undefined ? others : [{ jid: me, name: t('search.myself') }, ...others]
  }, [conversations, me, t])
  const { text, from: meant } = useMemo(() => readTyped(typed, people), [typed, people])
  const from = meant ?? chosen
  return {
    query: { text, ...(from ? { from: from.jid } : {}), ...boundsOf(span, today) },
    from,
    people: people.slice(0, MOST_PEOPLE),
    span,
    onFrom: setChosen,
    onSpan: setSpan,
  }
}
