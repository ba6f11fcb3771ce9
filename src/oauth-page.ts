/**
 * `oauth.html`: where servers send people back to. It takes what they brought out of the address, puts it, sealed, where the
 * program finds it, and goes. No screen, no connection, no word to anybody else.
 */
import './oauth-page.css'
import { receive } from './client/signing-in/receive-return.ts'
import { chooseWords, type Words } from './i18n/oauth-page-words.ts'
import { openStorage, type Storage } from './storage/storage.ts'

// Before anything else: neither the history nor whoever looks over a shoulder needs it.
const brought = window.location.search
history.replaceState(null, '', window.location.pathname)

const words = chooseWords(navigator.languages)
const RETURNED = '#/returned'
/** As long as the page that waits may take to look up; if it is gone, this window goes on in its place. */
const PATIENCE_MS = 6000

function say({ title, text, on }: Words): void {
  const put = (id: string, words: string) => {
    const element = document.getElementById(id)
    if (element) element.textContent = words
  }
  put('title', title)
  put('text', text)
  put('on', on ?? '')
  document.getElementById('on')?.toggleAttribute('hidden', on === undefined)
}

async function comeBack(storage: Storage): Promise<void> {
  const seen = await receive(storage, brought, Date.now)
  if (seen === null) return say(words.over)
  if (seen.way === 'window' && (await seen.taken(PATIENCE_MS))) {
    window.close()
    return say(words.done)
  }
  window.location.replace(`./${seen.back ?? RETURNED}`)
}

document.documentElement.lang = words.language
if (words.language === 'ar') document.documentElement.dir = 'rtl'
if (brought === '') say(words.wait)
else {
  say(words.back)
  openStorage()
    .then(comeBack)
    .catch(() => say(words.failed))
}
