/**
 * SHA-1 (RFC 3174), synchronous: pictures are drawn from it while rendering, and WebCrypto answers only later.
 * Not for anything that has to be safe.
 */
const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by))

/** Message, a one bit, zeros, and the length in bits in the last eight bytes: whole blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const view = new DataView(new ArrayBuffer((((message.length + 8) >> 6) + 1) << 6))
  new Uint8Array(view.buffer).set(message)
  view.setUint8(message.length, 0x80)
  view.setUint32(view.byteLength - 8, Math.floor(message.length / 0x20000000))
  view.setUint32(view.byteLength - 4, message.length << 3)
  return view
}

function round(step: number, b: number, c: number, d: number): number {
  if (step < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (step < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (step < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}

export function sha1(text: string): Uint8Array {
  const view = padded(new TextEncoder().encode(text))
  const hash = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0])
  const words = new Int32Array(80)
  const at = (index: number) => words[index] ?? 0

  for (let block = 0; block < view.byteLength; block += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(block + i * 4)
    for (let i = 16; i < 80; i++) words[i] = rotate(at(i - 3) ^ at(i - 8) ^ at(i - 14) ^ at(i - 16), 1)
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = hash
    for (let i = 0; i < 80; i++) {
      const next = (rotate(a, 5) + round(i, b, c, d) + e + at(i)) | 0
      e = d
      d = c
      c = rotate(b, 30)
      b = a
      a = next
    }
    for (const [i, word] of [a, b, c, d, e].entries()) hash[i] = (hash[i] ?? 0) + word
  }

  const bytes = new DataView(new ArrayBuffer(20))
  for (const [i, word] of hash.entries()) bytes.setInt32(i * 4, word)
  return new Uint8Array(bytes.buffer)
}
