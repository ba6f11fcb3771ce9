/** What the page may say on each channel. Whatever is longer, of another shape, or has one key more is refused whole. */
import * as v from 'valibot'
import type { DesktopCalls } from '../src/platform/desktop-api.ts'
import type { CallName } from './channels.ts'

const KILOBYTE = 1024
const text = (most: number) => v.pipe(v.string(), v.maxLength(most))
const bytes = (most: number) =>
  v.pipe(
    v.instance(Uint8Array<ArrayBufferLike>),
    v.check((value) => value.byteLength <= most),
  )
const nothing = v.undefined()

/** Of a tag, a name, an id: no line breaks, nothing that hides. */
const word = (most: number) => v.pipe(text(most), v.regex(/^[^\p{Cc}\p{Cf}]+$/u))
export const MESSAGES: { readonly [C in CallName]: v.GenericSchema<unknown, DesktopCalls[C]['takes']> } = {
  showNotice: v.strictObject({
    // Addresses of XMPP are at most 3 kB long, and a tag may hold two.
    tag: text(7 * KILOBYTE),
    title: text(KILOBYTE),
    body: text(8 * KILOBYTE),
    silent: v.boolean(),
    icon: v.exactOptional(bytes(256 * KILOBYTE)),
    reply: v.exactOptional(text(200)),
  }),
  closeNotice: text(7 * KILOBYTE),
  showCount: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  showMenu: v.strictObject({
    language: v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(?:-[\w-]{1,20})?$/)),
    commands: v.pipe(
      v.array(v.strictObject({ name: word(60), label: word(200), keys: word(60) })),
      v.maxLength(60),
    ),
  }),
  takeLinks: nothing,
  claimLinks: nothing,
  pictureScreens: nothing,
  canWrap: nothing,
  wrap: bytes(64 * KILOBYTE),
  unwrap: bytes(128 * KILOBYTE),
  openReturn: nothing,
  visit: text(8 * KILOBYTE),
  giveUpVisit: text(8 * KILOBYTE),
  readUpdate: nothing,
  checkForUpdate: nothing,
  loadUpdate: nothing,
  installUpdate: nothing,
  readHabits: nothing,
  changeHabits: v.strictObject({
    startAtLogin: v.exactOptional(v.boolean()),
    keepRunning: v.exactOptional(v.boolean()),
    checkSpelling: v.exactOptional(v.boolean()),
  }),
}
