/** Everything that can be done and everybody one can write to, by typing a few letters. */
import { useEffect, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Input, TextField } from 'react-aria-components/TextField'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../ui/Avatar.tsx'
import { announce } from '../../ui/announce.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Keys } from '../../ui/Keys.tsx'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { type FoundEntry, findEntries, type PaletteEntry } from './find-entries.ts'
import styles from './Palette.module.css'

export interface PaletteProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  entries: readonly PaletteEntry[]
  /** Once nothing of it is on the screen any more; null: nothing was chosen. */
  onGone(chosen: PaletteEntry | null): void
}

export function Palette({ isOpen, onOpenChange, entries, onGone }: PaletteProps) {
  const { t } = useTranslation()
  const chosen = useRef<PaletteEntry | null>(null)
  return (
    <ModalOverlay className={styles.over ?? ''} isOpen={isOpen} onOpenChange={onOpenChange} isDismissable>
      <Modal className={styles.palette ?? ''}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('palette.title')}>
          <Choice
            entries={entries}
            onClose={() => onOpenChange(false)}
            onChosen={(entry) => {
              chosen.current = entry
              onOpenChange(false)
            }}
          />
          <Farewell onGone={() => onGone(chosen.current)} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ChoiceProps {
  entries: readonly PaletteEntry[]
  onChosen(entry: PaletteEntry): void
  onClose(): void
}

function Choice({ entries, onChosen, onClose }: ChoiceProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const found = findEntries(entries, typed)
  const isNothing = found.size === 0
  const nothing = t('palette.nothing')
  useEffect(() => {
    if (isNothing) announce(nothing)
  }, [isNothing, nothing])
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <div className={styles.head}>
        <TextField
          autoFocus
          aria-label={t('palette.label')}
          className={styles.search ?? ''}
          // Escape closes at once: what was typed is nothing that one would miss.
          onKeyDown={({ key }) => key === 'Escape' && onClose()}
        >
          <Icon name="search" />
          <Input
            // The list below is always open, and walked from here.
            role="combobox"
            aria-expanded
            aria-haspopup="listbox"
            className={styles.input ?? ''}
            dir="auto"
            placeholder={t('palette.label')}
            enterKeyHint="go"
          />
        </TextField>
        <IconButton icon="close" label={t('palette.close')} onPress={onClose} />
      </div>
      <ListBox
        aria-label={t('palette.found')}
        className={styles.list ?? ''}
        renderEmptyState={() => <p className={styles.nothing}>{nothing}</p>}
      >
        {[...found].map(([section, rows]) => (
          <ListBoxSection key={section} className={styles.section ?? ''}>
            <Header className={styles.heading ?? ''}>{t(`palette.${section}`)}</Header>
            {rows.map((row) => (
              <Entry key={row.entry.id} {...row} onAction={() => onChosen(row.entry)} />
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  )
}

function Entry({ entry, marks, onAction }: FoundEntry & { onAction(): void }) {
  const { id, label, hint, icon, address, keys } = entry
  return (
    <ListBoxItem
      id={id}
      textValue={hint ? `${label}, ${hint}` : label}
      className={styles.entry ?? ''}
      onAction={onAction}
    >
      {address !== undefined && <Avatar address={address} size={28} under="raised" />}
      {icon && <Icon name={icon} />}
      <span className={styles.words}>
        <span dir="auto">
          <MarkedText text={label} marks={marks} />
        </span>
        {hint && <small dir="auto">{hint}</small>}
      </span>
      {keys && <Keys>{keys}</Keys>}
    </ListBoxItem>
  )
}

/** Says that it has left the page, with all that stood around it. */
function Farewell({ onGone }: { onGone(): void }) {
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => () => queueMicrotask(() => gone.current()), [])
  return null
}
