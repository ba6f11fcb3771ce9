/** Mosaics, tokens, the mark, the doorway, every icon. */
import { Suspense } from 'react'
import { Avatar } from '../Avatar.tsx'
import { Doorway } from '../Doorway.tsx'
import { Icon } from '../Icon.tsx'
import { iconNames } from '../icons.ts'
import { Mark } from '../Mark.tsx'
import { TokenFigure } from '../TokenFigure.tsx'
import styles from './KitPage.module.css'
import { KitRow, KitSection } from './KitSection.tsx'

const HOST = 'romeo@verona.example'
const GUEST = 'juliet@verona.example'
const NAMES = [
  'romeo',
  'juliet',
  'mercutio',
  'angelica',
  'benvolio',
  'rosaline',
  'tybalt',
  'paris',
  'peter',
  'lady',
]
const SIZES = [96, 52, 48, 40, 28, 20] as const

export function KitFigures() {
  return (
    <>
      <KitSection title="Mosaics">
        <KitRow>
          {NAMES.map((name) => (
            <Avatar key={name} address={`${name}@verona.example`} />
          ))}
        </KitRow>
        <KitRow>
          {SIZES.map((size) => (
            <Avatar key={size} address={GUEST} size={size} />
          ))}
        </KitRow>
      </KitSection>
      <KitSection title="Token: open, joined, ended; small">
        <KitRow>
          <TokenFigure address={HOST} state="open" size={96} />
          <TokenFigure address={HOST} guest={GUEST} state="joined" size={96} />
          <TokenFigure address={HOST} state="ended" size={96} />
          <TokenFigure address={HOST} name="For Angelica" state="open" size={44} />
          <TokenFigure address={HOST} guest={GUEST} name="For Juliet" state="joined" size={44} />
          <TokenFigure address={HOST} name="For Tybalt" state="ended" size={44} />
        </KitRow>
      </KitSection>
      <KitSection title="Mark">
        <KitRow>
          <Mark size={96} />
          <Mark size={48} />
          <Mark size={32} />
          <Mark size={16} />
          <Mark size={48} plain />
        </KitRow>
      </KitSection>
      <KitSection title="Doorway">
        <div className={styles.doorway}>
          <Suspense fallback={null}>
            <Doorway />
          </Suspense>
        </div>
      </KitSection>
      <KitSection title="Icons">
        <KitRow>
          {iconNames().map((name) => (
            <span key={name} className={styles.icon}>
              <Icon name={name} />
              {name}
            </span>
          ))}
        </KitRow>
      </KitSection>
    </>
  )
}
