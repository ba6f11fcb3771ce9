/** One's own picture: chosen, dropped, cut, or taken away. */
import { type DragEvent, lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { classes } from '../../ui/classes.ts'
import { FieldNote } from '../../ui/FieldNote.tsx'
import { useClient } from '../client-context.tsx'
import styles from './OwnPicture.module.css'
import { type OpenPicture, openPicture } from './open-picture.ts'

const CropSheet = lazy(() => import('./CropSheet.tsx').then((module) => ({ default: module.CropSheet })))
const ACCEPT = 'image/png,image/jpeg,image/webp,image/gif'

export function OwnPicture({ jid, has }: { jid: BareJid; has: boolean }) {
  const { t } = useTranslation()
  const { people } = useClient()
  const [chosen, setChosen] = useState<OpenPicture | null>(null)
  const [isBad, setBad] = useState(false)
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!chosen) return
    return () => {
      URL.revokeObjectURL(chosen.url)
      chosen.bitmap.close()
    }
  }, [chosen])

  async function open(file: File | undefined) {
    if (!file) return
    const picture = await openPicture(file)
    setBad(picture === null)
    setChosen(picture)
  }

  const drop = {
    onDragOver(event: DragEvent) {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop(event: DragEvent) {
      event.preventDefault()
      event.stopPropagation()
      setOver(false)
      void open(event.dataTransfer.files[0])
    },
  }

  return (
    <section
      className={classes(styles.picture, isOver && styles.over)}
      aria-label={t('profile.picture')}
      {...drop}
    >
      <Avatar address={jid} size={96} />
      <div className={styles.words}>
        <h2>{isOver ? t('profile.drop') : t('profile.picture')}</h2>
        <p>{t('profile.pictureText')}</p>
        <div className={styles.actions}>
          <Button rank="soft" icon="picture" onPress={() => input.current?.click()}>
            {t(has ? 'profile.replace' : 'profile.choose')}
          </Button>
          {has && (
            <Button rank="quiet" onPress={() => void people.setOwnPicture(null)}>
              {t('profile.remove')}
            </Button>
          )}
        </div>
        <FieldNote hint="" error={isBad && t('profile.unreadable')} />
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPT}
        onChange={(event) => {
          void open(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {chosen && (
        <Suspense fallback={null}>
          <CropSheet
            picture={chosen}
            onClose={() => setChosen(null)}
            onUse={(square) => {
              setChosen(null)
              void people.setOwnPicture(square)
            }}
          />
        </Suspense>
      )}
    </section>
  )
}
