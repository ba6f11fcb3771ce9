/** Node 20 has no WebSocket of its own; the program takes the one of its surroundings, as in a browser. */
import { WebSocket } from 'ws'
import '../../server/localhost-names.mjs'

Object.assign(globalThis, { WebSocket })
