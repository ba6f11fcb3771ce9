/** What holds for every page of the program, whoever opens it. */
import { type Contents, closeWays } from './navigation.ts'

/** Sandboxed, in a world apart from the preload's, with no Node in it; written out, whatever the defaults of a version are. */
export const webPreferences = (preload: string) => ({
  preload,
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  // A file or a link that is dropped beside the places for it must not take the page's place.
  navigateOnDragDrop: false,
  safeDialogs: true,
  spellcheck: true,
  // Messages come while nobody looks.
  backgroundThrottling: false,
})

/** Of Electron's `app`. */
export interface PageSource {
  on(event: 'web-contents-created', listener: (event: unknown, contents: Contents) => void): unknown
}

/** Before any page comes to be. */
export function guardPages(app: PageSource, openOutside: (address: string) => void): void {
  app.on('web-contents-created', (_event, contents) => closeWays(contents, openOutside))
}
