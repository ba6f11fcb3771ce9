/** How one can choose to be seen, in words: for the menu of the account, and for where phones have it. */
import type { TFunction } from 'i18next'
import type { OwnStatus } from '../../model/own-status.ts'

export const SHOWS = ['online', 'away', 'busy'] as const satisfies readonly OwnStatus['show'][]

export const showWords = (t: TFunction) => SHOWS.map((id) => ({ id, label: t(`people.show.${id}`) }))
