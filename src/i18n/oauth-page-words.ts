/** The few words of `oauth.html`, which comes without everything else. */

export interface Words {
  title: string
  text: string
  /** Of the way on, where there is one. */
  on?: string
}

interface PageWords {
  language: string
  /** The server is about to be shown here. */
  wait: Words
  /** Somebody has just come back. */
  back: Words
  done: Words
  over: Words
  failed: Words
}

const WORDS: readonly PageWords[] = [
  {
    language: 'en',
    wait: { title: 'One moment', text: 'Your server’s own page opens here.' },
    back: { title: 'One moment', text: 'You are back from your server.' },
    done: { title: 'Done', text: 'You can close this window.' },
    over: {
      title: 'This way back is closed',
      text: 'It was used already, took too long, or began in another browser. Nothing was opened.',
      on: 'Sign in again',
    },
    failed: {
      title: 'Nothing can be kept here',
      text: 'This browser did not let Tessera keep what your server gave. Private windows do that, and full disks.',
      on: 'Back to Tessera',
    },
  },
  {
    language: 'de',
    wait: { title: 'Einen Moment', text: 'Hier öffnet sich die Seite deines Servers.' },
    back: { title: 'Einen Moment', text: 'Du bist von deinem Server zurück.' },
    done: { title: 'Fertig', text: 'Du kannst dieses Fenster schließen.' },
    over: {
      title: 'Dieser Rückweg ist zu',
      text: 'Er wurde schon benutzt, dauerte zu lange oder begann in einem anderen Browser. Nichts wurde geöffnet.',
      on: 'Noch einmal anmelden',
    },
    failed: {
      title: 'Hier kann nichts behalten werden',
      text: 'Dieser Browser ließ Tessera nicht behalten, was dein Server gab. Private Fenster und volle Festplatten tun das.',
      on: 'Zurück zu Tessera',
    },
  },
]

export function chooseWords(preferred: readonly string[]): PageWords {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  const found = wanted.map((language) => WORDS.find((words) => words.language === language)).find(Boolean)
  return found ?? (WORDS[0] as PageWords)
}
