/** A file of a message on screen: fetched when it is wanted, with how far it is, and an address that lives as long as it is shown. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Attachment } from '../../model/attachment.ts'
import type { Message } from '../../model/message.ts'
import { useClient } from '../client-context.tsx'
import { type BroughtFile, bringFile, fileKey } from './bring-file.ts'
import { type ShelvedFile, shelved } from './file-shelf.ts'

export type FileState =
  | { status: 'away' }
  | { status: 'coming'; received: number; total: number | null }
  | { status: 'here'; file: ShelvedFile; address: string }
  | Exclude<BroughtFile, { status: 'here' }>

export interface FileHold {
  state: FileState
  /** Fetches it now; resolves when it is here or cannot be had. */
  bring(most?: number): Promise<BroughtFile>
}

/** A browser tab holds no more of one file. */
const MOST_BYTES = 512 * 1024 * 1024

/** `wanted`: without being asked, if it is not larger than this. */
export function useFile(
  message: Message,
  place: number,
  attachment: Attachment,
  wanted: number | null,
): FileHold {
  const { files } = useClient()
  const key = fileKey(message, place)
  const [file, setFile] = useState(() => shelved(key))
  const [state, setState] = useState<Exclude<FileState, { status: 'here' }>>({ status: 'away' })
  const [address, setAddress] = useState<string | null>(null)
  const ending = useRef<AbortController>(undefined)
  const latest = useRef({ message, attachment })
  latest.current = { message, attachment }

  const bring = useCallback(
    async (most = MOST_BYTES) => {
      ending.current?.abort()
      const own = new AbortController()
      ending.current = own
      setState({ status: 'coming', received: 0, total: latest.current.attachment.size })
      const { signal } = own
      const onProgress = (received: number, total: number | null) =>
        signal.aborted || setState({ status: 'coming', received, total })
      const brought = await bringFile(files, latest.current.message, place, latest.current.attachment, {
        most,
        signal,
        onProgress,
      })
      if (signal.aborted) return brought
      if (brought.status === 'here') setFile(brought.file)
      else setState(brought)
      return brought
    },
    [files, place],
  )

  useEffect(() => {
    const here = shelved(key)
    if (here) setFile(here)
    else if (wanted !== null) void bring(wanted)
    return () => ending.current?.abort()
  }, [bring, key, wanted])

  useEffect(() => {
    if (!file) return
    const made = URL.createObjectURL(file.blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [file])

  return { state: file && address ? { status: 'here', file, address } : state, bring }
}
