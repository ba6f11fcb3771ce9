/** All keys there are, as those who hear them name them. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { DEEDS, KEYS } from '../features/message-actions/offered.ts'
import { type ShortcutGroup, Shortcuts } from '../features/palette/Shortcuts.tsx'
import { commands, keysOf } from './commands.ts'
import { useShowKeys } from './keys.ts'

export interface ShortcutsOverProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
}

export function ShortcutsOver(props: ShortcutsOverProps): ReactNode {
  const { t } = useTranslation()
  const show = useShowKeys()
  const row = (name: string, ...keys: string[]) => ({ name, keys: keys.map(show) })
  const groups: ShortcutGroup[] = [
    {
      title: t('shortcuts.anywhere'),
      rows: commands.map(({ name, keys }) => row(t(`commands.${name}`), keys)),
    },
    {
      title: t('shortcuts.writing'),
      rows: [
        row(t('composer.send'), 'Enter'),
        row(t('shortcuts.newLine'), 'Shift+Enter'),
        row(t('shortcuts.editLast'), 'ArrowUp'),
        row(t('shortcuts.emoji'), ':'),
      ],
    },
    {
      title: t('shortcuts.lists'),
      rows: [
        row(t('shortcuts.walk'), 'ArrowUp', 'ArrowDown'),
        row(t('shortcuts.ends'), 'Home', 'End'),
        row(t('shortcuts.menu'), 'Shift+F10'),
      ],
    },
    {
      title: t('shortcuts.messages'),
      rows: [
        row(t('shortcuts.menu'), 'Enter'),
        ...DEEDS.flatMap((deed) => {
          const keys = deed === 'copy' ? 'Mod+c' : KEYS[deed]
          return keys ? [row(t(`messages.${deed}`), keys)] : []
        }),
      ],
    },
  ]
  return <Shortcuts {...props} groups={groups} opener={show(keysOf('shortcuts'))} />
}
