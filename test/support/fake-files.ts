/** Files, in memory: what the server takes and what lies at an address is set by the test, every wish is written down. */
import type { FetchedFile, FileOffer, FileProgress, Files } from '../../src/client/files/filing.ts'
import { type Value, value } from '../../src/live/live.ts'
import { each } from './each.ts'

export interface FakeFiles extends Files {
  readonly offer: Value<FileOffer>
  progress(messageId: string): Value<FileProgress | null>
  /** Files of ours that wait, by the id of their message. */
  readonly own: Map<string, Blob>
  /** Those of others that are on this device, by `id/place`. */
  readonly here: Map<string, Blob>
  /** Replace to decide what lies at an address. */
  answers: { fetch(url: string): FetchedFile | Promise<FetchedFile> }
}

export function fakeFiles(wish: (...words: unknown[]) => void): FakeFiles {
  const fake: FakeFiles = {
    offer: value<FileOffer>({ status: 'known', limit: 64 * 1024 * 1024 }),
    progress: each((_: string) => value<FileProgress | null>(null)),
    own: new Map(),
    here: new Map(),
    answers: { fetch: () => ({ status: 'gone' }) },
    async send(to, files, caption) {
      wish('files.send', to, files, caption)
    },
    waiting: async (messageId) => fake.own.get(messageId) ?? null,
    kept: async (messageId, place) => fake.here.get(`${messageId}/${place}`) ?? null,
    async keep(messageId, place, kind, blob) {
      wish('files.keep', messageId, place, kind)
      fake.here.set(`${messageId}/${place}`, blob)
    },
    async fetch(url) {
      wish('files.fetch', url)
      return fake.answers.fetch(url)
    },
  }
  return fake
}
