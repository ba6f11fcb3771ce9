/** Everybody who reads or answers stanzas. A new XEP adds its line here; claims that overlap fail a test. */
import { messageReader } from './message.ts'
import { presenceReaders } from './presence.ts'
import type { Answerer, Reader } from './reader.ts'
import { rosterPushAnswerer, rosterPushReader } from './rfc-6121-roster.ts'
import { subscriptionReader } from './rfc-6121-subscription.ts'
import { discoAnswerers } from './xep-0030-disco.ts'
import { versionAnswerer } from './xep-0092-version.ts'
import { personalEventReader } from './xep-0163-personal-events.ts'
import { blockingAnswerers, blockingReaders } from './xep-0191-blocking.ts'
import { pingAnswerer } from './xep-0199-ping.ts'
import { timeAnswerer } from './xep-0202-time.ts'
import { carbonReaders } from './xep-0280-carbons.ts'
import { unaskedResultReader } from './xep-0313-archive.ts'

export const readers: readonly Reader[] = [
  messageReader,
  ...carbonReaders,
  personalEventReader,
  unaskedResultReader,
  ...presenceReaders,
  subscriptionReader,
  rosterPushReader,
  ...blockingReaders,
]

export const answerers: readonly Answerer[] = [
  rosterPushAnswerer,
  ...blockingAnswerers,
  ...discoAnswerers,
  versionAnswerer,
  pingAnswerer,
  timeAnswerer,
]
