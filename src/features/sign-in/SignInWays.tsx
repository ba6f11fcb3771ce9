/** The ways in that a server offers: a password at once, its own pages beside it as soon as it says that it has them. */
import { type ComponentType, lazy, type ReactNode, Suspense, useState } from 'react'
import { learnHouse } from '../../i18n/i18n.ts'
import type { BareJid } from '../../model/jid.ts'
import { classes } from '../../ui/classes.ts'
import { PasswordForm } from './PasswordForm.tsx'
import type { ServerDoorProps } from './ServerDoor.tsx'
import styles from './SignIn.module.css'
import { useWays } from './useWays.ts'

/** With its words. Where it cannot be fetched, the password is the way in. */
const ServerDoor = lazy<ComponentType<ServerDoorProps>>(() =>
  Promise.all([import('./ServerDoor.tsx'), learnHouse()])
    .then(([{ ServerDoor }]) => ({ default: ServerDoor }))
    .catch(() => ({ default: Missing })),
)
const Missing = () => null

export interface SignInWaysProps {
  found: { address: string; websocket: string }
  /** No password is asked for where there is another way. */
  pagesFirst?: boolean | undefined
  /** Shown below where the server has pages of its own, but not to somebody who is on their way. */
  otherWay?: ReactNode
  onOtherAddress?: (() => void) | undefined
  onSignedIn?: ((account: BareJid) => void) | undefined
}

export function SignInWays({
  found,
  pagesFirst = false,
  otherWay,
  onOtherAddress,
  onSignedIn,
}: SignInWaysProps) {
  const ways = useWays(found)
  const [wantsPassword, setWantsPassword] = useState(false)
  const [away, setAway] = useState(false)
  const pages = ways?.pages ?? null
  const takesPassword = ways?.password ?? true
  // Not asked for before the server has spoken, nor where it would be of no use.
  const alone = !wantsPassword && (pagesFirst ? ways === null || pages !== null : false)
  const asks = !alone && (takesPassword || pages === null)
  return (
    <>
      <div hidden={!asks || away}>
        {asks && <PasswordForm found={found} onOtherAddress={onOtherAddress} onSignedIn={onSignedIn} />}
      </div>
      <div className={classes(styles.door, asks && !away && styles.beside)}>
        {(pages || alone) && (
          <Suspense fallback={null}>
            <ServerDoor
              pages={pages}
              found={found}
              isFirst={!asks}
              onPassword={alone && takesPassword ? () => setWantsPassword(true) : undefined}
              onAway={setAway}
              onSignedIn={onSignedIn}
            />
          </Suspense>
        )}
        {!away && pages && otherWay}
      </div>
    </>
  )
}
