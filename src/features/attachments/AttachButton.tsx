/** Takes files from the device, several at once. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/IconButton.tsx'

export function AttachButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { t } = useTranslation()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          // The same one may be chosen again.
          target.value = ''
          if (files.length) onFiles(files)
        }}
      />
      <IconButton
        data-testid="attach-file"
        icon="attach"
        label={t('files.attach')}
        onPress={() => input.current?.click()}
      />
    </>
  )
}
