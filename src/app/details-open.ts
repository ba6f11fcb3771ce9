/** Whether profiles are shown beside the conversation: stays so from chat to chat, and on phones is a matter of one look. */
import { type Value, value } from '../live/live.ts'

export const detailsOpen: Value<boolean> = value(false)
