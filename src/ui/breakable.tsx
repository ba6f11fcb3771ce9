/** An address that is too long for its line is broken before the @ rather than anywhere. */
import type { ReactNode } from 'react'

export function breakable(address: string): ReactNode {
  const at = address.indexOf('@')
  if (at < 0) return address
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  )
}
