/** Everything by which files get into a conversation: the buttons, the place to drop them, the sheet before they leave. */
import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive } from '../../live/useLive.ts'
import type { BareJid } from '../../model/jid.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { handedFiles, useHandedIn } from '../handed-in.ts'
import { AttachButton } from './AttachButton.tsx'
import { DropZone } from './DropZone.tsx'
import { fetchFileView } from './FilesOfMessage.tsx'
import { galleryPlace } from './gallery-place.ts'

const sheet = () => import('./SendFilesSheet.tsx')
const recorder = () => import('./VoiceRecorder.tsx')
const gallery = () => import('./Gallery.tsx')
const SendFilesSheet = lazy(() => sheet().then((module) => ({ default: module.SendFilesSheet })))
const VoiceRecorder = lazy(() => recorder().then((module) => ({ default: module.VoiceRecorder })))
const Gallery = lazy(() => gallery().then((module) => ({ default: module.Gallery })))

/** Files are sent without a network, too: then nothing of this could be fetched any more. */
export function prefetchAttachments(): void {
  for (const part of [sheet, recorder, gallery, fetchFileView]) part().catch(() => {})
  import('./ask-picture.ts').then(
    ({ prefetchPictures }) => prefetchPictures(),
    () => {},
  )
}

export interface Attachments {
  /** Beside the words. */
  before: ReactNode
  behind: ReactNode
  /** In the place of the words, while something is recorded. */
  instead: ReactNode
  zone(children: ReactNode): ReactNode
  sheets: ReactNode
}

const canRecord = () => 'MediaRecorder' in window && Boolean(navigator.mediaDevices?.getUserMedia)

export function useAttachments(jid: BareJid, name: string): Attachments {
  const { t } = useTranslation()
  const [files, setFiles] = useState<readonly File[]>([])
  const [caption, setCaption] = useState('')
  const [isRecording, setRecording] = useState(false)
  const picture = useLive(galleryPlace)
  const add = useCallback((more: readonly File[]) => setFiles((here) => [...here, ...more]), [])
  const takeIn = useCallback((handed: { files: readonly File[]; caption: string }) => {
    setCaption(handed.caption)
    setFiles((here) => [...here, ...handed.files])
  }, [])
  useHandedIn(handedFiles, jid, takeIn)
  const close = useCallback(() => {
    setFiles([])
    setCaption('')
  }, [])
  return {
    before: <AttachButton onFiles={add} />,
    behind: canRecord() && (
      <IconButton icon="voice" label={t('files.record')} onPress={() => setRecording(true)} />
    ),
    instead: isRecording && (
      <Suspense fallback={null}>
        <VoiceRecorder jid={jid} onEnd={() => setRecording(false)} />
      </Suspense>
    ),
    zone: (children) => <DropZone onFiles={add}>{children}</DropZone>,
    sheets: (
      <Suspense fallback={null}>
        {files.length > 0 && (
          <SendFilesSheet jid={jid} name={name} files={files} caption={caption} onAdd={add} onClose={close} />
        )}
        {picture && <Gallery jid={jid} at={picture} onClose={() => galleryPlace.set(null)} />}
      </Suspense>
    ),
  }
}
