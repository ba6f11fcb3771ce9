/** The search of a conversation, and the way to a day in it, each fetched when it is wanted. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { ChatSearchProps } from '../features/search/ChatSearch.tsx'
import type { JumpToDateProps } from '../features/search/JumpToDate.tsx'
import { useLive } from '../live/useLive.ts'
import type { BareJid } from '../model/jid.ts'
import { chatTool } from './chat-tools.ts'
import { wantedPlace } from './wanted-place.ts'

const search = () => import('../features/search/ChatSearch.tsx')
const date = () => import('../features/search/JumpToDate.tsx')
const ChatSearch = lazy<ComponentType<ChatSearchProps>>(() =>
  search().then((module) => ({ default: module.ChatSearch }), missing),
)
const JumpToDate = lazy<ComponentType<JumpToDateProps>>(() =>
  date().then((module) => ({ default: module.JumpToDate }), missing),
)

export function prefetchChatTools(): void {
  for (const tool of [search, date]) tool().catch(() => {})
}

export function ChatTools({ jid }: { jid: BareJid }) {
  const open = useLive(chatTool)
  function close() {
    chatTool.set(null)
    // What was found is no more marked as such.
    if (open?.tool === 'search') wantedPlace.set(null)
  }
  if (open?.jid !== jid) return null
  return (
    <Suspense fallback={null}>
      {open.tool === 'search' ? (
        <ChatSearch jid={jid} onClose={close} />
      ) : (
        <JumpToDate jid={jid} from={open.from} onClose={close} />
      )}
    </Suspense>
  )
}

const missing = () => ({ default: () => null })
