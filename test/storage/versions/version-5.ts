/** Version 5 as it was released: its shape, and rows as it wrote them. Never changed. */
import * as version4 from './version-4.ts'

const { messages } = version4.shape

export const shape = {
  ...version4.shape,
  messages: {
    ...messages,
    indexes: {
      ...messages.indexes,
      answers: { keyPath: ['account', 'conversation', 'reply.id'], multiEntry: false, unique: false },
    },
  },
}

export const { rows } = version4
