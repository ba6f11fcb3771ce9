/** Nothing of ours: what it is, and what it says, as plain text. Nothing of it can be pressed. */
import { useTranslation } from 'react-i18next'
import type { Reading } from '../../model/invite.ts'
import { IconTile } from '../../ui/IconTile.tsx'
import { Again } from './Again.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'
import type { ReadingWays } from './reading-ways.ts'

type Unknown = Extract<Reading, { kind: 'unknown' }>

export function UnknownReading({ reading, again }: ReadingWays & { reading: Unknown }) {
  const { t } = useTranslation()
  const { what, says } = reading
  return (
    <ReadingFrame
      kind="unknown"
      figure={<IconTile icon="info" />}
      title={t(`reading.unknown.${what}`)}
      action={again && <Again again={again} />}
    >
      {says && <p>{t('reading.unknown.says', { says })}</p>}
      <p>{t('reading.unknown.untouched')}</p>
    </ReadingFrame>
  )
}
