/** A text that only this installation can read: AES-GCM, by a key that no script can take away. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
  /** The keychain of the system is around it, besides. */
  wrapped?: true
}
