/** The palette over whatever is on screen: every command, every place, and everybody one can write to. */
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useClient } from '../features/client-context.tsx'
import type { PaletteEntry } from '../features/palette/find-entries.ts'
import { Palette } from '../features/palette/Palette.tsx'
import { sectionsOn } from '../features/settings/sections.ts'
import { useLive } from '../live/useLive.ts'
import { commandWish } from './command-wish.ts'
import { commands, type Surroundings } from './commands.ts'
import { showKeys } from './keys.ts'
import { go } from './location.ts'
import { machine } from './machine.ts'
import type { Route } from './routes.ts'

const PLACES = [
  ['chats', { screen: 'chats' }],
  ['people', { screen: 'contacts' }],
  ['invites', { screen: 'invites' }],
] as const satisfies readonly (readonly [string, Route])[]

export interface PaletteOverProps {
  isOpen: boolean
  onOpenChange(open: boolean): void
  surroundings: Surroundings
  /** What had the focus before. */
  before: HTMLElement | null
}

export function PaletteOver({ isOpen, onOpenChange, surroundings, before }: PaletteOverProps): ReactNode {
  const entries = [...useCommandEntries(surroundings), ...usePlaceEntries(surroundings), ...useChatEntries()]
  return (
    <Palette
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      entries={entries}
      onGone={(chosen) => {
        // First back to where one was: what opens now leads back there, too.
        before?.focus()
        chosen?.perform()
      }}
    />
  )
}

function useCommandEntries(surroundings: Surroundings): PaletteEntry[] {
  const { t } = useTranslation()
  return commands
    .filter(({ name, isOffered }) => name !== 'palette' && (isOffered?.(surroundings) ?? true))
    .map(({ name, icon, keys }) => ({
      id: `command ${name}`,
      section: 'do',
      label: t(`commands.${name}`),
      icon,
      keys: showKeys(keys, t),
      perform: () => commandWish.set({ name }),
    }))
}

function usePlaceEntries({ invite }: Surroundings): PaletteEntry[] {
  const { t } = useTranslation()
  const place = (id: string, label: string, route: Route): PaletteEntry => ({
    id: `place ${id}`,
    section: 'go',
    label,
    icon: 'forward',
    perform: () => go(route),
  })
  return [
    ...PLACES.filter(([name]) => name !== 'invites' || invite).map(([name, route]) =>
      place(name, t(`app.place.${name}`), route),
    ),
    ...sectionsOn(machine.get().desktop !== undefined).map((section) => ({
      ...place(section, t(`settings.${section}.title`), { screen: 'settings', section }),
      hint: t('settings.title'),
      isSeldom: true,
    })),
  ]
}

/** Chats, the newest first, then those of the list with whom nobody has written yet. */
function useChatEntries(): PaletteEntry[] {
  const client = useClient()
  const conversations = useLive(client.conversations.all)
  const contacts = useLive(client.contacts.all)
  return useMemo(() => {
    const names = new Map((conversations ?? []).map(({ jid, name }) => [jid, name]))
    for (const { jid, displayName, listed } of contacts ?? [])
      if (listed && !names.has(jid)) names.set(jid, displayName)
    return [...names].map(([jid, name]) => ({
      id: `chat ${jid}`,
      section: 'people',
      label: name,
      hint: jid,
      address: jid,
      perform: () => go({ screen: 'chat', jid }),
    }))
  }, [conversations, contacts])
}
