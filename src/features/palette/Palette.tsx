/** Everything that can be done and everybody one can write to, by typing a few letters. */
import { useEffect, useId, useRef, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import { announce } from '../../ui/announce.ts'
import { classes } from '../../ui/classes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import overlay from '../../ui/Overlay.module.css'
import { FoundEntries } from './FoundEntries.tsx'
import { findEntries, type PaletteEntry } from './find-entries.ts'
import styles from './Palette.module.css'
import { useWalk } from './useWalk.ts'

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
    <ModalOverlay
      className={classes(overlay.scrim, styles.over)}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable
    >
      <Modal className={classes(overlay.panel, styles.palette)}>
        <Dialog className={overlay.dialog ?? ''} aria-label={t('palette.title')}>
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
  const listId = useId()
  const [typed, setTyped] = useState('')
  const found = findEntries(entries, typed)
  const rows = [...found.values()].flat().map(({ entry }) => entry)
  const idOf = (entry: PaletteEntry | undefined) => (entry ? `${listId}-${entry.id}` : '')
  const { active, goTo, press } = useWalk(
    rows.length,
    (index) => idOf(rows[index]),
    (index) => rows[index] && onChosen(rows[index]),
  )
  const isNothing = found.size === 0
  const nothing = t('palette.nothing')
  useEffect(() => {
    if (isNothing) announce(nothing)
  }, [isNothing, nothing])
  return (
    <>
      <div className={styles.head}>
        <Icon name="search" />
        <input
          // biome-ignore lint/a11y/noAutofocus: it was opened to type
          autoFocus
          // The list below is always open, and walked from here.
          role="combobox"
          aria-label={t('palette.label')}
          aria-autocomplete="list"
          aria-expanded={!isNothing}
          aria-haspopup="listbox"
          aria-controls={isNothing ? undefined : listId}
          aria-activedescendant={idOf(rows[active]) || undefined}
          className={styles.input}
          // Empty, it begins where the language does.
          dir={typed === '' ? undefined : 'auto'}
          placeholder={t('palette.label')}
          enterKeyHint="go"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value)
            goTo(target.value === '' ? -1 : 0)
          }}
          onKeyDown={(event) => {
            // Escape closes at once: what was typed is nothing that one would miss.
            if (event.key === 'Escape') onClose()
            else if (press(event)) event.preventDefault()
          }}
        />
        <IconButton icon="close" label={t('palette.close')} onPress={onClose} />
      </div>
      {isNothing ? (
        <p className={styles.nothing}>{nothing}</p>
      ) : (
        <FoundEntries id={listId} found={found} active={rows[active]} idOf={idOf} onChosen={onChosen} />
      )}
    </>
  )
}

/** Says that it has left the page, with all that stood around it. */
function Farewell({ onGone }: { onGone(): void }) {
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => () => queueMicrotask(() => gone.current()), [])
  return null
}
