/** All that a search of the list finds. It is fetched when somebody searches; until then, and without it, chats are found. */
import { type ComponentType, lazy, Suspense } from 'react'
import type { ConversationView } from '../client/client.ts'
import type { ConversationSearch } from '../features/conversations/conversation-search.ts'

const results = () => import('../features/search/SearchResults.tsx')

/** Of the program not all could be fetched: chats are found all the same. */
const Meanwhile = ({ meanwhile }: Pick<ConversationSearch, 'meanwhile'>) => meanwhile

const SearchResults = lazy<ComponentType<ConversationSearch>>(() =>
  results().then(
    (module) => ({ default: module.SearchResults<ConversationView> }),
    () => ({ default: Meanwhile }),
  ),
)

export const prefetchSearch = (): void => void results().catch(() => {})

export const FoundAll = ({ meanwhile, ...search }: ConversationSearch) => (
  <Suspense fallback={meanwhile}>
    <SearchResults {...search} meanwhile={meanwhile} />
  </Suspense>
)
