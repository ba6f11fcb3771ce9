/** What goes over the wire while somebody looks and has pressed Record: it only shows. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recorder, WireEntry } from '../../client/inspecting/inspecting.ts'
import { useLive } from '../../live/useLive.ts'
import { Button } from '../../ui/Button.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { Segments } from '../../ui/Segments.tsx'
import styles from './Advanced.module.css'
import { CopyText } from './CopyText.tsx'
import { WireLog } from './WireLog.tsx'
import { chosen, KINDS, type WireKind, wireText } from './wire-text.ts'

export function Wire({ recorder }: { recorder: Recorder }) {
  const { t } = useTranslation()
  const isRecording = useLive(recorder.isRecording)
  const entries = useLive(recorder.entries)
  // Nothing of it is left when the page is.
  useEffect(
    () => () => {
      recorder.stop()
      recorder.clear()
    },
    [recorder],
  )
  return (
    <section className={styles.block} data-testid="wire">
      <h2>{t('advanced.wire.title')}</h2>
      <p className={styles.note}>{t('advanced.wire.text')}</p>
      <div className={styles.deeds}>
        <Button
          rank={isRecording ? undefined : 'primary'}
          icon={isRecording ? 'stop' : 'play'}
          onPress={isRecording ? recorder.stop : recorder.start}
          data-testid="wire-record"
        >
          {t(isRecording ? 'advanced.wire.stop' : 'advanced.wire.record')}
        </Button>
        <Button icon="remove" isDisabled={entries.length === 0} onPress={recorder.clear}>
          {t('advanced.wire.clear')}
        </Button>
      </div>
      {(isRecording || entries.length > 0) && <Recorded entries={entries} />}
    </section>
  )
}

function Recorded({ entries }: { entries: readonly WireEntry[] }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<WireKind>('all')
  const [words, setWords] = useState('')
  const shown = chosen(entries, kind, words)
  const counted = { shown: shown.length, all: entries.length }
  return (
    <div className={styles.recorded}>
      <Segments
        label={t('advanced.wire.kinds')}
        value={kind}
        // They are called what they are called on the wire, whoever reads it.
        options={KINDS.map((id) => ({ id, label: id === 'all' ? t('advanced.wire.all') : id }))}
        onChange={setKind}
      />
      <SearchField label={t('advanced.wire.words')} value={words} onChange={setWords} />
      <WireLog entries={shown} />
      <div className={styles.deeds}>
        <p className={styles.note}>{t('advanced.wire.counted', counted)}</p>
        <CopyText
          text={() => wireText(shown)}
          label={t('advanced.wire.copy')}
          isDisabled={shown.length === 0}
          data-testid="wire-copy"
        />
      </div>
    </div>
  )
}
