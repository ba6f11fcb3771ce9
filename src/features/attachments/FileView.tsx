/** One file of a message, as what it is said to be; what it really is, is found out before anything of it is shown. */
import type { Attachment } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import { FileCard } from './FileCard.tsx'
import { PictureView } from './PictureView.tsx'
import type { Box } from './picture-box.ts'
import { SoundView } from './SoundView.tsx'
import { VideoView } from './VideoView.tsx'

export interface FileViewProps {
  message: Message
  place: number
  attachment: Attachment
  /** Of a fixed size, whatever becomes of it: what stands below must not move. */
  box: Box
}

export function FileView(props: FileViewProps) {
  const [family] = props.attachment.type.split('/')
  if (props.attachment.type === 'image/svg+xml') return <FileCard {...props} />
  if (family === 'image') return <PictureView {...props} />
  if (family === 'video') return <VideoView {...props} />
  if (family === 'audio') return <SoundView {...props} />
  return <FileCard {...props} />
}
