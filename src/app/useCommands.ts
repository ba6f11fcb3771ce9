import { useEffect, useMemo, useRef } from 'react'
import { useClient } from '../features/client-context.tsx'
import { chatTool, searchChat } from './chat-tools.ts'
import { commandWish } from './command-wish.ts'
import { type Command, commands, type Surroundings } from './commands.ts'
import { isOneSign, isPressed } from './keys.ts'
import { go } from './location.ts'
import type { Route } from './routes.ts'

/** What commands open over the page. */
export type Openings = Pick<Surroundings, 'invite' | 'openPalette' | 'showShortcuts'>

/** Focuses the search of the screen that is there; false when it has none. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (!field || field.offsetParent === null) return false
  field.focus()
  field.select()
  return true
}

const isWriting = (target: EventTarget | null) =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null

/** Listens to the keys of all commands, unless something on top of the page, or the control in focus, has use for them. */
export function useCommands(route: Route, openings: Openings): Surroundings {
  const { conversations, settings } = useClient()
  const searchWanted = useRef(false)
  const { invite, openPalette, showShortcuts } = openings

  const surroundings = useMemo<Surroundings>(
    () => ({
      route,
      get conversations() {
        return conversations.all.get() ?? []
      },
      go,
      invite,
      openPalette,
      showShortcuts,
      searchChat,
      focusSearch() {
        if (focusSearch()) return
        searchWanted.current = true
        go({ screen: 'chats' })
      },
    }),
    [route, conversations, invite, openPalette, showShortcuts],
  )

  useEffect(() => {
    const isCovered = () =>
      document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null
    const counts = ({ keys }: Command, { target }: KeyboardEvent) =>
      !isOneSign(keys) || (settings.get().signKeys && !isWriting(target))
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isCovered()) return
      const command = commands.find((one) => isPressed(one.keys, event) && counts(one, event))
      if (command?.perform(surroundings)) event.preventDefault()
    }
    const stop = commandWish.subscribe(() => {
      const wish = commandWish.get()
      if (!wish || isCovered()) return
      // Chosen by its name, it is meant wherever the focus was.
      const wished = { ...surroundings, searchChat: openSearch }
      commands.find(({ name }) => name === wish.name)?.perform(wished)
    })
    document.addEventListener('keydown', press)
    return () => {
      stop()
      document.removeEventListener('keydown', press)
    }
  }, [settings, surroundings])

  // The search that was wanted stands on the screen that has just come.
  useEffect(() => {
    if (searchWanted.current && route.screen === 'chats') searchWanted.current = !focusSearch()
  }, [route])
  return surroundings
}

const openSearch: Surroundings['searchChat'] = (jid) => {
  chatTool.set({ tool: 'search', jid })
  return true
}
