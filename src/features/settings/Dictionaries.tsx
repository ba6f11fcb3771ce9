/** By which dictionaries one's words are checked. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Choices } from '../../ui/Choices.tsx'
import styles from './Settings.module.css'

export interface DictionariesProps {
  /** Tags of BCP 47. */
  dictionaries: readonly string[]
  chosen: readonly string[]
  onChange(chosen: string[]): void
}

export function Dictionaries({ dictionaries, chosen, onChange }: DictionariesProps) {
  const { t, i18n } = useTranslation()
  const options = useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
    const { compare } = new Intl.Collator(i18n.language)
    return dictionaries
      .map((value) => ({ value, label: nameOf(names, value) }))
      .sort((a, b) => compare(a.label, b.label))
  }, [dictionaries, i18n.language])
  return (
    <section className={styles.block}>
      <Choices
        label={t('settings.desktop.dictionaries')}
        hint={t('settings.desktop.dictionariesHint')}
        single={false}
        isMany
        values={chosen}
        options={options}
        onChange={onChange}
      />
    </section>
  )
}

/** Chromium has a few that are no tags. */
function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}
