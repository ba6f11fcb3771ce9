/** Narrows a search: to what one person wrote, and to a stretch of time. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Menu } from '../../ui/Menu.tsx'
import styles from './SearchNarrow.module.css'
import { SPANS, type SpanName } from './spans.ts'
import type { Person } from './typed-query.ts'

interface SearchNarrowProps {
  from: Person | null
  /** Who may be meant: oneself, and those of whom something was found. */
  people: readonly Person[]
  span: SpanName
  onFrom(person: Person | null): void
  onSpan(span: SpanName): void
}

export function SearchNarrow({ from, people, span, onFrom, onSpan }: SearchNarrowProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles.bar} aria-label={t('search.narrow')}>
      <Menu
        label={t('search.who')}
        trigger={
          <Button rank={from ? 'soft' : 'quiet'} icon="account">
            {from ? t('search.from', { name: from.name }) : t('search.anyone')}
          </Button>
        }
        items={[
          { id: 'anyone', label: t('search.anyone'), onAction: () => onFrom(null) },
          ...people.map((person) => ({
            id: person.jid,
            label: person.name,
            onAction: () => onFrom(person),
          })),
        ]}
      />
      <Menu
        label={t('search.when')}
        trigger={
          <Button rank={span === 'any' ? 'quiet' : 'soft'} icon="clock">
            {t(`search.span.${span}`)}
          </Button>
        }
        items={SPANS.map((name) => ({
          id: name,
          label: t(`search.span.${name}`),
          onAction: () => onSpan(name),
        }))}
      />
    </fieldset>
  )
}
