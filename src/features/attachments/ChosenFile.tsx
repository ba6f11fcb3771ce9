/** A file that was chosen, as it will be seen: a picture as one, everything else by its name. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { formatSize } from '../file-size.ts'
import styles from './ChosenFile.module.css'
import { FileName } from './FileName.tsx'
import type { Chosen } from './useOutgoing.ts'

interface ChosenFileProps {
  chosen: Chosen
  isAlone: boolean
  problem: string | null
  onRemove(): void
}

export function ChosenFile({ chosen, isAlone, problem, onRemove }: ChosenFileProps) {
  const { t, i18n } = useTranslation()
  const { file, ready } = chosen
  const picture = ready?.kind === 'image' ? ready.blob : null
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return
    const made = URL.createObjectURL(picture)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  const name = ready?.about.name ?? file.name
  const isLarge = isAlone && picture !== null

  return (
    <li className={styles.file} data-large={isLarge || undefined}>
      <span className={styles.tile}>
        {picture && address ? <img src={address} alt="" /> : <Icon name={ready ? 'file' : 'clock'} />}
      </span>
      <span className={styles.words}>
        <b className={styles.name} title={name}>
          <FileName name={name} />
        </b>
        <small className={problem ? styles.problem : styles.facts}>
          {problem ?? formatSize(ready?.blob.size ?? file.size, i18n.language)}
        </small>
        {ready?.mayTell && !problem && <small className={styles.problem}>{t('files.mayTell')}</small>}
      </span>
      <IconButton icon="remove" label={t('files.remove', { name })} onPress={onRemove} />
    </li>
  )
}
