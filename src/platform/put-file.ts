/** Puts a file to an address and says how far it is: `fetch` cannot tell that of what it sends. */
export interface PutRequest {
  url: string
  headers: Readonly<Record<string, string>>
  body: Blob
  signal: AbortSignal
  onProgress(sent: number): void
}

/** Resolves with the status of the answer; rejects when there was none, or when it was given up. */
export type PutFile = (request: PutRequest) => Promise<number>

export const putFile: PutFile = ({ url, headers, body, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const giveUp = () => request.abort()
    const end = (outcome: () => void) => {
      signal.removeEventListener('abort', giveUp)
      outcome()
    }
    request.upload.addEventListener('progress', ({ loaded }) => onProgress(loaded))
    request.addEventListener('load', () => end(() => resolve(request.status)))
    for (const event of ['error', 'abort', 'timeout'] as const)
      request.addEventListener(event, () => end(() => reject(new Error(`the file was not sent: ${event}`))))
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    signal.addEventListener('abort', giveUp)
    if (signal.aborted) giveUp()
    else request.send(body)
  })
