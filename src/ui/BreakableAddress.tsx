/** An address that is too long for its line is broken before the @ or a dot rather than anywhere. */
import { Fragment } from 'react'

export function BreakableAddress({ address }: { address: string }) {
  const parts = address.split(/(?<=.)(?=[@.])/)
  return parts.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its place alone
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
