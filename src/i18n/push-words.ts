/** The few words of a notice that is shown while no page is open: by the worker, which comes without everything else. */
import type { Language } from './i18n.ts'

export interface PushWords {
  /** Below the name of whoever did. As `notifications.wrote`. */
  wrote: string
  /** Where the server does not tell who wrote. */
  news: string
  /** To one of several accounts. As `notifications.to`. */
  to(name: string, address: string): string
  /** The browser has ended what woke it; opening the program mends it. */
  ended: { title: string; body: string }
}

const WORDS: Record<Language, PushWords> = {
  en: {
    wrote: 'Wrote to you',
    news: 'New message',
    to: (name, address) => `${name} (to ${address})`,
    ended: {
      title: 'Open Tessera once',
      body: 'Your browser changed how it is reached. Until you open Tessera, nobody can tell you of messages.',
    },
  },
  de: {
    wrote: 'Hat dir geschrieben',
    news: 'Neue Nachricht',
    to: (name, address) => `${name} (an ${address})`,
    ended: {
      title: 'Öffne Tessera einmal',
      body: 'Dein Browser ist jetzt anders zu erreichen. Bis du Tessera öffnest, erfährst du nichts von Nachrichten.',
    },
  },
  fr: {
    wrote: 'Vous a écrit',
    news: 'Nouveau message',
    to: (name, address) => `${name} (à ${address})`,
    ended: {
      title: 'Ouvrez Tessera une fois',
      body: 'Votre navigateur n’est plus joignable de la même façon. Tant que Tessera n’est pas ouvert, aucun message ne vous est signalé.',
    },
  },
  es: {
    wrote: 'Te ha escrito',
    news: 'Mensaje nuevo',
    to: (name, address) => `${name} (a ${address})`,
    ended: {
      title: 'Abre Tessera una vez',
      body: 'Tu navegador ya no se alcanza como antes. Hasta que abras Tessera, nadie puede avisarte de los mensajes.',
    },
  },
  ar: {
    wrote: 'رسالة إليك',
    news: 'رسالة جديدة',
    to: (name, address) => `${name} (إلى ${address})`,
    ended: {
      title: 'يُرجى فتح Tessera مرة واحدة',
      body: 'تغيّرت طريقة الوصول إلى متصفحك. لن تصلك أخبار الرسائل حتى يُفتح Tessera.',
    },
  },
}

const isKnown = (language: string): language is Language => Object.hasOwn(WORDS, language)

/** As `chooseLanguage` does, which comes with everything else. */
export function pushWords(wish: Language | 'system', preferred: readonly string[]): PushWords {
  const wanted = wish === 'system' ? preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '') : [wish]
  return WORDS[wanted.find(isKnown) ?? 'en']
}
