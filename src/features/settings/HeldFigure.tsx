/** What takes room here, as a bar and as a list: of what kind, and how much. */
import { useTranslation } from 'react-i18next'
import type { Held } from '../../client/keeping/keeping.ts'
import { Card } from '../../ui/Card.tsx'
import { formatSize } from '../file-size.ts'
import styles from './HeldFigure.module.css'

export function HeldFigure({ held }: { held: Held }) {
  const { t, i18n } = useTranslation()
  const { media, waiting, rest, program } = held
  const parts = [
    ['image', media.image],
    ['video', media.video],
    ['audio', media.audio],
    ['file', media.file],
    ['waiting', waiting],
    [program === null ? 'all' : 'rest', rest ?? 0],
    ['program', program ?? 0],
  ] as const
  const shown = parts.filter(([, bytes]) => bytes > 0)
  const total = shown.reduce((sum, [, bytes]) => sum + bytes, 0)
  const say = (bytes: number) => formatSize(bytes, i18n.language)
  return (
    <Card>
      <div className={styles.figure}>
        <p className={styles.total}>{t('settings.storage.total', { size: say(total) })}</p>
        <div className={styles.bar} aria-hidden="true">
          {shown.map(([part, bytes]) => (
            <i key={part} data-part={part} style={{ flexGrow: bytes / total }} />
          ))}
        </div>
        <dl className={styles.parts}>
          {shown.map(([part, bytes]) => (
            <div key={part}>
              <dt data-part={part}>{t(`settings.storage.${part}`)}</dt>
              <dd>{say(bytes)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
