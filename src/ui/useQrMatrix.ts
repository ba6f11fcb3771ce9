/** The squares of a text: null until the encoder has been fetched, which happens once and only where a code is drawn. */
import { useEffect, useMemo, useState } from 'react'
import type { QrMatrix } from './qr-matrix.ts'

type Encode = (text: string) => QrMatrix

let encoder: Encode | null = null
let loading: Promise<Encode> | null = null

/** Ahead of need, too, such as while the server is being asked. What failed is asked for again. */
export function loadEncoder(): Promise<Encode> {
  loading ??= import('./qr-encoder.ts').then(
    (module) => {
      encoder = module.encodeQr
      return module.encodeQr
    },
    (error: unknown) => {
      loading = null
      throw error
    },
  )
  return loading
}

export function useQrMatrix(text: string): QrMatrix | 'failed' | null {
  const [encode, setEncode] = useState<Encode | 'failed' | null>(() => encoder)
  useEffect(() => {
    if (encode) return
    let gone = false
    loadEncoder().then(
      (loaded) => gone || setEncode(() => loaded),
      () => gone || setEncode('failed'),
    )
    return () => {
      gone = true
    }
  }, [encode])
  return useMemo(() => {
    if (typeof encode !== 'function') return encode
    try {
      return encode(text)
    } catch {
      // Longer than any code can hold.
      return 'failed'
    }
  }, [encode, text])
}
