/** The place of a code that is on its way: as large as the code, with the half of the token that is there already. */
import { TokenFigure } from '../../ui/TokenFigure.tsx'
import styles from './InviteSheet.module.css'

export function Reserved({ address, label }: { address: string; label: string }) {
  return (
    <div className={styles.coming}>
      <div className={styles.reserved}>
        <TokenFigure address={address} state="open" size={136} />
        <p role="status">{label}</p>
      </div>
    </div>
  )
}
