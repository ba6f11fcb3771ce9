/** A room: this program has none yet, and says so. Its address can be taken to one that has. */
import { useTranslation } from 'react-i18next'
import { type BareJid, localpart } from '../../model/jid.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { IconTile } from '../../ui/IconTile.tsx'
import { useAttempt } from '../useAttempt.ts'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

export function RoomReading({ jid, again }: ReadingWays & { jid: BareJid }) {
  const { t } = useTranslation()
  const attempt = useAttempt()
  const copy = () =>
    attempt.run(
      () =>
        navigator.clipboard.writeText(jid).then(
          () => true,
          () => false,
        ),
      (done) => announce(done ? t('reading.copied') : t('reading.notCopied')),
    )
  return (
    <ReadingFrame
      kind="room"
      figure={<IconTile icon="people" tone="soft" />}
      title={t('reading.room.title', { name: localpart(jid) })}
      address={jid}
      action={
        <>
          <Button rank="primary" icon="copy" wide onPress={copy}>
            {t('reading.copyAddress')}
          </Button>
          <Again again={again} />
        </>
      }
    >
      <p>{t('reading.room.text')}</p>
    </ReadingFrame>
  )
}
