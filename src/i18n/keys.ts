/** Makes `t` accept only the keys of the English catalogue. */
import 'i18next'
import type door from './en/door.json'
import type house from './en/house.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof door & typeof house }
    returnNull: false
  }
}
