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
/** RFC 9110 §5.5, without what is not ASCII. */
const header = (most: number) => v.pipe(text(most), v.regex(/^[\x20-\x7e]*$/))
const LANGUAGE = v.regex(/^[a-zA-Z]{2,3}(?:-[\w-]{1,20})?$/)

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
    language: v.pipe(v.string(), LANGUAGE),
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
  // No token of XEP-0484 is that long.
  wrapSigner: bytes(4 * KILOBYTE),
  signWith: v.strictObject({ signer: bytes(16 * KILOBYTE), text: bytes(KILOBYTE) }),
  askIssuer: v.strictObject({
    url: text(8 * KILOBYTE),
    method: v.picklist(['GET', 'POST']),
    headers: v.strictObject({
      accept: v.exactOptional(header(KILOBYTE)),
      authorization: v.exactOptional(header(8 * KILOBYTE)),
      'content-type': v.exactOptional(header(KILOBYTE)),
    }),
    body: text(64 * KILOBYTE),
  }),
  openReturn: nothing,
  visit: text(8 * KILOBYTE),
  giveUpVisit: text(8 * KILOBYTE),
  readUpdate: nothing,
  checkForUpdate: nothing,
  loadUpdate: nothing,
  installUpdate: nothing,
  readHabits: nothing,
  readChoices: nothing,
  changeHabits: v.strictObject({
    startAtLogin: v.exactOptional(v.boolean()),
    keepRunning: v.exactOptional(v.boolean()),
    checkSpelling: v.exactOptional(v.boolean()),
    spellingLanguages: v.exactOptional(v.pipe(v.array(v.pipe(v.string(), LANGUAGE)), v.maxLength(20))),
  }),
}
