/** Where the browser's own window of files hands its choice to. It stays while the camera comes and goes: that window knows no other. */
import type { Ref } from 'react'

export interface PictureInputProps {
  ref: Ref<HTMLInputElement>
  onFile(file: Blob): void
}

export const PictureInput = ({ ref, onFile }: PictureInputProps) => (
  <input
    ref={ref}
    type="file"
    accept="image/*"
    hidden
    data-testid="scan-file"
    onChange={({ target }) => {
      const file = target.files?.[0]
      if (file) onFile(file)
      // The same one may be chosen again.
      target.value = ''
    }}
  />
)
