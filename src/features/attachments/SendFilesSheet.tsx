/** Before files leave: what they are, what they weigh, a word with them, and whether pictures go as they are or smaller. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import { type BareJid, domainpart } from '../../model/jid.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { useClient } from '../client-context.tsx'
import { formatSize } from '../file-size.ts'
import { ChosenFile } from './ChosenFile.tsx'
import { filesIn } from './files-in-hand.ts'
import type { PictureSize } from './prepare-picture.ts'
import styles from './SendFilesSheet.module.css'
import { useOutgoing } from './useOutgoing.ts'

interface SendFilesSheetProps {
  jid: BareJid
  name: string
  files: readonly File[]
  /** What was handed over with them. */
  caption?: string
  onAdd(files: readonly File[]): void
  onClose(): void
}

export function SendFilesSheet({
  jid,
  name,
  files,
  caption: given = '',
  onAdd,
  onClose,
}: SendFilesSheetProps) {
  const { t, i18n } = useTranslation()
  const client = useClient()
  const offer = useLive(client.files.offer)
  const account = useLive(client.account)
  const [size, setSize] = useState<PictureSize>('smaller')
  const [caption, setCaption] = useState(given)
  const [isSending, setSending] = useState(false)
  const [isFull, setFull] = useState(false)
  const [hasLarge, setLarge] = useState(false)
  const { chosen, isReady, isLarge, remove } = useOutgoing(files, size)
  const domain = account ? domainpart(account.jid) : ''
  const limit = offer.status === 'known' ? offer.limit : null
  const weights = chosen.map(({ ready, file }) => ready?.blob.size ?? file.size)
  const tooLarge = limit !== null && weights.some((weight) => weight > limit)
  const isNone = offer.status === 'none'
  const say = (bytes: number) => formatSize(bytes, i18n.language)

  useEffect(() => {
    if (chosen.length === 0) onClose()
  }, [chosen.length, onClose])
  // Once offered, the choice stays.
  useEffect(() => {
    if (isLarge) setLarge(true)
  }, [isLarge])

  async function send() {
    setSending(true)
    try {
      const ready = chosen.flatMap((one) => (one.ready ? [one.ready] : []))
      await client.files.send(
        jid,
        ready.map(({ blob, about }) => ({ blob, about })),
        caption,
      )
      onClose()
    } catch {
      // This device could not keep them: what was written stays here.
      setFull(true)
      setSending(false)
    }
  }

  return (
    <Sheet
      title={t('files.sheetTitle', { count: chosen.length, name })}
      isOpen
      onOpenChange={(open) => open || onClose()}
      closeLabel={t('files.close')}
    >
      <form
        className={styles.form}
        onPasteCapture={(event) => {
          const more = filesIn(event.clipboardData)
          if (!more.length) return
          event.preventDefault()
          onAdd(more)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady && !tooLarge && !isNone && !isSending) void send()
        }}
      >
        <ul className={styles.list}>
          {chosen.map((one) => (
            <ChosenFile
              key={one.key}
              chosen={one}
              isAlone={chosen.length === 1}
              problem={
                limit !== null && (one.ready?.blob.size ?? one.file.size) > limit
                  ? t('files.tooLarge', { limit: say(limit), domain })
                  : null
              }
              onRemove={() => remove(one.key)}
            />
          ))}
        </ul>
        {hasLarge && (
          <Segments
            label={t('files.size')}
            value={size}
            options={[
              { id: 'smaller', label: t('files.smaller') },
              { id: 'original', label: t('files.original') },
            ]}
            onChange={setSize}
          />
        )}
        <TextField label={t('files.caption')} value={caption} onChange={setCaption} autoFocus />
        {(isNone || isFull) && (
          <p className={styles.problem} role="alert">
            <Icon name="error" size={16} />
            {isNone ? t('files.noServer', { domain }) : t('files.diskFull')}
          </p>
        )}
        <footer className={styles.foot}>
          <span className={styles.total}>
            {t('files.total', { size: say(weights.reduce((sum, weight) => sum + weight, 0)) })}
            {limit !== null && ` · ${t('files.most', { limit: say(limit) })}`}
          </span>
          <Button
            type="submit"
            rank="primary"
            isDisabled={!isReady || tooLarge || isNone}
            isPending={isSending}
          >
            {t('files.send')}
          </Button>
        </footer>
      </form>
    </Sheet>
  )
}
