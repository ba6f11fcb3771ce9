import { useEffect, useRef } from 'react'
import { useClient } from '../features/client-context.tsx'
import { searchChat } from './chat-tools.ts'
import { commands, isPressed } from './commands.ts'
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
    function press(event: KeyboardEvent) {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        document.querySelector('[role="dialog"],[role="alertdialog"],[role="menu"]')
      )
        return
      const command = commands.find(({ keys }) => isPressed(keys, event))
      const done = command?.perform({
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
      if (done) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [route, conversations, invite])

  // The search that was wanted stands on the screen that has just come.
  useEffect(() => {
    if (searchWanted.current && route.screen === 'chats') searchWanted.current = !focusSearch()
  }, [route])
}
