/** Version 6 as it was released: its shape, and rows as it wrote them. Never changed. */
import * as version5 from './version-5.ts'

const file = { keyPath: ['account', 'messageId', 'place'], autoIncrement: false, indexes: {} }

export const shape = { ...version5.shape, media: file, mediaBytes: file }

export const { rows } = version5
