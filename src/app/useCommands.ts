import { useEffect, useRef } from 'react'
import { useClient } from '../features/client-context.tsx'
import { searchChat } from './chat-tools.ts'
import { commandWish } from './command-wish.ts'
import { type Command, commands, isPressed } from './commands.ts'
import { go } from './location.ts'
import type { Route } from './routes.ts'

/** Focuses the search of the screen that is there; false when it has none. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (!field || field.offsetParent === null) return false
  field.focus()
  field.select()
  return true
}

/** Listens to the keys of all commands, unless something on top of the page, or the control in focus, has use for them. */
export function useCommands(route: Route, invite: () => void): void {
  const { conversations } = useClient()
  const searchWanted = useRef(false)

  useEffect(() => {
    const isCovered = () =>
      document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]') !== null
    const perform = (command: Command | undefined) =>
      command?.perform({
        route,
        conversations: conversations.all.get() ?? [],
        go,
        invite: () => invite(),
        searchChat,
        focusSearch() {
          if (focusSearch()) return
          searchWanted.current = true
          go({ screen: 'chats' })
        },
      })
    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || isCovered()) return
      if (perform(commands.find(({ keys }) => isPressed(keys, event)))) event.preventDefault()
    }
    const stop = commandWish.subscribe(() => {
      const wish = commandWish.get()
      if (wish && !isCovered()) perform(commands.find(({ name }) => name === wish.name))
    })
    document.addEventListener('keydown', press)
    return () => {
      stop()
      document.removeEventListener('keydown', press)
    }
  }, [route, conversations, invite])

  // The search that was wanted stands on the screen that has just come.
  useEffect(() => {
    if (searchWanted.current && route.screen === 'chats') searchWanted.current = !focusSearch()
  }, [route])
}
