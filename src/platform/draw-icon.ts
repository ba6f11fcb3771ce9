/** The bytes of a small picture that the page can show: what lies outside of the page can not read its addresses. */

const SIDE = 96

export async function drawIcon(address: string): Promise<Uint8Array | null> {
  const picture = new Image()
  picture.src = address
  await picture.decode()
  const canvas = new OffscreenCanvas(SIDE, SIDE)
  const pen = canvas.getContext('2d')
  if (!pen || !picture.naturalWidth || !picture.naturalHeight) return null
  // As it is in the list: the middle of it fills the square.
  const part = Math.min(picture.naturalWidth, picture.naturalHeight)
  const [left, top] = [(picture.naturalWidth - part) / 2, (picture.naturalHeight - part) / 2]
  pen.drawImage(picture, left, top, part, part, 0, 0, SIDE, SIDE)
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await png.arrayBuffer())
}
