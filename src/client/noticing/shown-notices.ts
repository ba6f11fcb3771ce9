/** The notices that are on the person's screen: one a chat, until what it tells was read, taken back or silenced. */
import type { Message } from '../../model/message.ts'
import { isMuted } from '../../model/muting.ts'
import { noticeTag, readNoticeTag } from '../../model/notice-tag.ts'
import type { Attention } from '../../platform/attention.ts'
import { conversationOf } from '../../storage/conversations.ts'
import { messageById } from '../../storage/messages.ts'
import type { Storage } from '../../storage/storage.ts'
import { conversationTopic, messagesTopic } from '../../storage/topics.ts'
import type { Place, Words } from './noticing.ts'

/** What a person can do with it. */
export interface NoticeWays {
  onPress(): void
  onAnswer(text: string): void
}

export interface ShownNotices {
  /** `aloud`: with a sound of the system's own. */
  show(message: Message, words: Words, aloud: boolean, ways: NoticeWays): void
  /** About nothing; nobody reads it away. */
  tryOut(words: Words, aloud: boolean): boolean
  closeAll(): void
  /** Somebody looks at the chat. */
  closeOf(place: Place): void
  /** What was shown while no page was open goes likewise: when a word comes that it was read. */
  adopt(): Promise<void>
}

const TRIAL = 'trial'

export function createShownNotices(storage: Storage, now: () => number, attention: Attention): ShownNotices {
  /** By tag: how to stop watching what it is about. */
  const watched = new Map<string, () => void>()

  function close(tag: string): void {
    watched.get(tag)?.()
    watched.delete(tag)
    attention.close(tag)
  }

  /** Whether it still tells something new. */
  const holds = ({ account, conversation, id, body }: Message): Promise<boolean> =>
    storage.read(['conversations', 'messages'], async (tx) => {
      const [row, message] = await Promise.all([
        conversationOf(tx, account, conversation),
        messageById(tx, account, id),
      ])
      return (
        row !== null &&
        message !== null &&
        message.retracted === undefined &&
        (message.body !== '' || body === '') &&
        row.readUpTo < message.order &&
        !isMuted(row, now())
      )
    })

  /** The message itself may not be here yet: until something changes, nobody knows. */
  function watchLasting(tag: string, { account, conversation }: Place): void {
    const look = () => {
      storage
        .read(['conversations'], (tx) => conversationOf(tx, account, conversation))
        .then((row) => row && (row.unread === 0 || isMuted(row, now())) && close(tag), ignore)
    }
    watched.set(tag, storage.onChange([conversationTopic(account, conversation)], look))
  }

  return {
    show(message, { reply, ...words }, aloud, { onPress, onAnswer }) {
      const { account, conversation } = message
      const tag = noticeTag(account, conversation)
      watched.get(tag)?.()
      watched.delete(tag)
      const press = () => {
        close(tag)
        onPress()
      }
      const answer = (text: string) => {
        close(tag)
        onAnswer(text)
      }
      const said = { ...words, tag, silent: !aloud, onPress: press }
      if (!attention.show(reply ? { ...said, reply: { label: reply, send: answer } } : said)) return
      const look = () => {
        const mine = watched.get(tag)
        holds(message).then((still) => {
          if (!still && watched.get(tag) === mine) close(tag)
        }, ignore)
      }
      watched.set(
        tag,
        storage.onChange(
          [conversationTopic(account, conversation), messagesTopic(account, conversation)],
          look,
        ),
      )
      // What was read between the commit and now.
      look()
    },
    tryOut: ({ title, body, icon }, aloud) =>
      attention.show({ title, body, ...(icon && { icon }), tag: TRIAL, silent: !aloud, onPress: () => {} }),
    closeAll() {
      for (const tag of [...watched.keys()]) close(tag)
    },
    closeOf: ({ account, conversation }) => close(noticeTag(account, conversation)),
    async adopt() {
      for (const tag of (await attention.lasting?.tags()) ?? []) {
        const place = readNoticeTag(tag)
        if (place?.conversation && !watched.has(tag))
          watchLasting(tag, { ...place, conversation: place.conversation })
      }
    },
  }
}

const ignore = () => {}
