/** A command that was chosen outside of the page, in a menu of the system. */
import { type Value, value } from '../live/live.ts'

/** Each wish is an object of its own: the same may be wanted twice. */
export const commandWish: Value<{ name: string } | null> = value<{ name: string } | null>(null)
