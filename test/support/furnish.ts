/** Before each file of browser tests: parts of screens are drawn on their own there, with words and icons of all the house. */
import { learnHouse } from '../../src/i18n/i18n.ts'
import { houseIcons } from '../../src/ui/house-icons.ts'
import { addIcons } from '../../src/ui/icons.ts'

addIcons(houseIcons)
await learnHouse()
