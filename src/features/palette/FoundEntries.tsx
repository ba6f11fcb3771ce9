/** What was found, by sections. The field keeps the focus, and names the active one. */
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { MarkedText } from '../../ui/MarkedText.tsx'
import type { FoundEntry, PaletteEntry, Section } from './find-entries.ts'
import styles from './Palette.module.css'

export interface FoundEntriesProps {
  id: string
  found: ReadonlyMap<Section, readonly FoundEntry[]>
  active: PaletteEntry | undefined
  idOf(entry: PaletteEntry): string
  onChosen(entry: PaletteEntry): void
}

export function FoundEntries({ id, found, active, idOf, onChosen }: FoundEntriesProps) {
  const { t } = useTranslation()
  return (
    <div role="listbox" id={id} aria-label={t('palette.found')} className={styles.list}>
      {[...found].map(([section, rows]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
        <div key={section} role="group" aria-labelledby={`${id}-${section}`} className={styles.section}>
          <div id={`${id}-${section}`} aria-hidden="true" className={styles.heading}>
            {t(`palette.${section}`)}
          </div>
          {rows.map(({ entry, marks }) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus, and names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are those of the field
            <div
              key={entry.id}
              role="option"
              id={idOf(entry)}
              aria-selected={entry === active}
              data-focused={entry === active || undefined}
              className={styles.entry}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onChosen(entry)}
            >
              {entry.address !== undefined && <Avatar address={entry.address} size={28} under="raised" />}
              {entry.icon && <Icon name={entry.icon} />}
              <span className={styles.words}>
                <span dir="auto">
                  <MarkedText text={entry.label} marks={marks} />
                </span>
                {entry.hint && <small dir="auto">{entry.hint}</small>}
              </span>
              {entry.keys && <Keys>{entry.keys}</Keys>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
