/** Pictures of a conversation on the whole screen, one after the other, at any size. */
import { useEffect, useState } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useTranslation } from 'react-i18next'
import type { BareJid } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { fileKey } from './bring-file.ts'
import { shelved } from './file-shelf.ts'
import styles from './Gallery.module.css'
import { GalleryPicture } from './GalleryPicture.tsx'
import type { GalleryPlace } from './gallery-place.ts'
import { galleryPlace } from './gallery-place.ts'
import { saveFile } from './save-file.ts'
import { usePictures } from './usePictures.ts'

interface GalleryProps {
  jid: BareJid
  at: GalleryPlace
  onClose(): void
}

export function Gallery({ jid, at, onClose }: GalleryProps) {
  const { t } = useTranslation()
  const pictures = usePictures(jid, at)
  const [isLarge, setLarge] = useState(false)
  const index = pictures.findIndex(({ message, place }) => message.id === at.messageId && place === at.place)
  const current = pictures[index]

  useEffect(() => {
    const onKeyDown = ({ key }: KeyboardEvent) => {
      // The next one is where one reads on.
      const forth = document.documentElement.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight'
      const step = key === forth ? 1 : /^Arrow(?:Left|Right)$/.test(key) ? -1 : 0
      const next = step ? pictures[index + step] : undefined
      if (next) move(next)
      else if (key === '+' || key === '=') setLarge(true)
      else if (key === '-' || key === '0') setLarge(false)
    }
    // Buttons of the kit keep their keys to themselves.
    window.addEventListener('keydown', onKeyDown, true)
    return () => window.removeEventListener('keydown', onKeyDown, true)
  })

  function move({ message, place }: (typeof pictures)[number]) {
    setLarge(false)
    galleryPlace.set({ messageId: message.id, place })
  }
  function save() {
    const file = current && shelved(fileKey(current.message, current.place))
    if (file) saveFile(file.blob, current.attachment.name)
  }
  const [before, after] = [pictures[index - 1], pictures[index + 1]]

  return (
    <ModalOverlay
      className={styles.over ?? ''}
      isOpen
      onOpenChange={(open) => open || onClose()}
      isDismissable
    >
      <Modal className={styles.modal ?? ''}>
        <Dialog aria-label={t('files.gallery')} className={styles.dialog ?? ''}>
          <header className={styles.head}>
            <span className={styles.name}>
              <bdi>{current?.attachment.name}</bdi>
            </span>
            <span className={styles.count} aria-live="polite">
              {pictures.length > 1 && t('files.ofMany', { index: index + 1, count: pictures.length })}
            </span>
            <IconButton
              icon="full-screen"
              label={t(isLarge ? 'files.fit' : 'files.zoom')}
              isOn={isLarge}
              onPress={() => setLarge(!isLarge)}
            />
            <IconButton icon="save" label={t('files.save')} onPress={save} />
            <IconButton icon="close" label={t('files.close')} onPress={onClose} />
          </header>
          {current && (
            <GalleryPicture
              key={`${current.message.id}/${current.place}`}
              picture={current}
              isLarge={isLarge}
              onToggle={() => setLarge(!isLarge)}
            />
          )}
          {before && (
            <div className={styles.before}>
              <IconButton icon="back" label={t('files.previous')} onPress={() => move(before)} />
            </div>
          )}
          {after && (
            <div className={styles.after}>
              <IconButton icon="back" label={t('files.next')} onPress={() => move(after)} />
            </div>
          )}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
