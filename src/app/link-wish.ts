/** A device is to be let in, by a code that was read: it is kept out of the address and of the browser's history. */
import { value } from '../live/live.ts'
import type { DeviceCode } from '../model/device-code.ts'

export const linkWish = value<DeviceCode | null>(null)
