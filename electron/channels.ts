/** The closed table of channels: their names, which the preload and the main process share. What may be said on them: `messages.ts`. */
import type { DesktopCalls } from '../src/platform/desktop-api.ts'

export type CallName = keyof DesktopCalls

export const CHANNELS: { readonly [C in CallName]: string } = {
  showNotice: 'tessera:show-notice',
  closeNotice: 'tessera:close-notice',
  showCount: 'tessera:show-count',
  showMenu: 'tessera:show-menu',
  takeLinks: 'tessera:take-links',
  claimLinks: 'tessera:claim-links',
  pictureScreens: 'tessera:picture-screens',
  canWrap: 'tessera:can-wrap',
  wrap: 'tessera:wrap',
  unwrap: 'tessera:unwrap',
  wrapSigner: 'tessera:wrap-signer',
  signWith: 'tessera:sign-with',
  askIssuer: 'tessera:ask-issuer',
  openReturn: 'tessera:open-return',
  visit: 'tessera:visit',
  giveUpVisit: 'tessera:give-up-visit',
  readUpdate: 'tessera:read-update',
  checkForUpdate: 'tessera:check-for-update',
  loadUpdate: 'tessera:load-update',
  installUpdate: 'tessera:install-update',
  readHabits: 'tessera:read-habits',
  readChoices: 'tessera:read-choices',
  changeHabits: 'tessera:change-habits',
}

/** The one that goes the other way. */
export const EVENTS = 'tessera:event'
