/** What a notice says: who wrote, and what, as far as that may be seen by whoever looks at the screen. */
import type { TFunction } from 'i18next'
import type { News, Words } from '../../client/noticing/noticing.ts'
import type { Attachment } from '../../model/attachment.ts'

/** Systems cut earlier, and some of them badly. */
const LONGEST = 240

const KINDS = ['image', 'video', 'audio'] as const

function fileWords(t: TFunction, files: readonly Attachment[]): string {
  const [first] = files
  if (!first) return t('notifications.wrote')
  const kind = KINDS.find((known) => first.type.startsWith(`${known}/`)) ?? 'file'
  return files.length > 1
    ? t('notifications.files', { count: files.length })
    : t(`notifications.sent.${kind}`)
}

const isOnlyAddress = (text: string, files: readonly Attachment[]) =>
  files.some(({ url }) => url === text.trim())

export function newsWords(t: TFunction, { name, text, attachments, to }: News): Words {
  const said = text?.trim() && !isOnlyAddress(text, attachments) ? text.trim() : fileWords(t, attachments)
  const body = said.length > LONGEST ? `${said.slice(0, LONGEST).trimEnd()}…` : said
  return { title: to === null ? name : t('notifications.to', { name, address: to }), body }
}
