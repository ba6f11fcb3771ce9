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
  {
    language: 'fr',
    wait: { title: 'Un instant', text: 'La page de votre serveur s’ouvre ici.' },
    back: { title: 'Un instant', text: 'Vous revenez de votre serveur.' },
    done: { title: 'Terminé', text: 'Vous pouvez fermer cette fenêtre.' },
    over: {
      title: 'Ce chemin de retour est fermé',
      text: 'Il a déjà servi, a duré trop longtemps ou a commencé dans un autre navigateur. Rien n’a été ouvert.',
      on: 'Se connecter de nouveau',
    },
    failed: {
      title: 'Rien ne peut être conservé ici',
      text: 'Ce navigateur n’a pas laissé Tessera conserver ce que votre serveur a donné. C’est le cas des fenêtres privées et des disques pleins.',
      on: 'Revenir à Tessera',
    },
  },
  {
    language: 'es',
    wait: { title: 'Un momento', text: 'Aquí se abre la página de tu servidor.' },
    back: { title: 'Un momento', text: 'Has vuelto de tu servidor.' },
    done: { title: 'Listo', text: 'Puedes cerrar esta ventana.' },
    over: {
      title: 'Este camino de vuelta está cerrado',
      text: 'Ya se usó, tardó demasiado o empezó en otro navegador. No se abrió nada.',
      on: 'Iniciar sesión de nuevo',
    },
    failed: {
      title: 'Aquí no se puede guardar nada',
      text: 'Este navegador no dejó que Tessera guardara lo que dio tu servidor. Ocurre en ventanas privadas y con discos llenos.',
      on: 'Volver a Tessera',
    },
  },
  {
    language: 'ar',
    wait: { title: 'لحظة', text: 'تُفتح هنا صفحة خادمك.' },
    back: { title: 'لحظة', text: 'تمّت العودة من خادمك.' },
    done: { title: 'تمّ', text: 'يمكنك إغلاق هذه النافذة.' },
    over: {
      title: 'طريق العودة هذا مغلق',
      text: 'استُخدم من قبل، أو طال أكثر مما ينبغي، أو بدأ في متصفح آخر. لم يُفتح شيء.',
      on: 'تسجيل الدخول من جديد',
    },
    failed: {
      title: 'لا يمكن حفظ شيء هنا',
      text: 'لم يسمح هذا المتصفح لـ Tessera بحفظ ما أعطاه خادمك. يحدث هذا في النوافذ الخاصة وعند امتلاء القرص.',
      on: 'العودة إلى Tessera',
    },
  },
]

export function chooseWords(preferred: readonly string[]): PageWords {
  const wanted = preferred.map((tag) => tag.toLowerCase().split('-')[0])
  const found = wanted.map((language) => WORDS.find((words) => words.language === language)).find(Boolean)
  return found ?? (WORDS[0] as PageWords)
}
