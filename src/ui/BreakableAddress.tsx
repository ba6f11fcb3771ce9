/** An address that is too long for its line is broken before the @ rather than anywhere. */
export function BreakableAddress({ address }: { address: string }) {
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
