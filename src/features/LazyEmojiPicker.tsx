/** The emoji picker, fetched when it is first opened; where it cannot be fetched, that is said in its place. */
import { lazy, Suspense } from 'react'
import type { EmojiPickerProps } from '../ui/EmojiPicker.tsx'

const NotFetched = ({ words }: EmojiPickerProps) => <p role="alert">{words.failed}</p>

export const fetchEmojiPicker = () => import('../ui/EmojiPicker.tsx')

const Picker = lazy(() =>
  fetchEmojiPicker().then(
    (module) => ({ default: module.EmojiPicker }),
    () => ({ default: NotFetched }),
  ),
)

export const LazyEmojiPicker = (props: EmojiPickerProps) => (
  <Suspense fallback={null}>
    <Picker {...props} />
  </Suspense>
)
