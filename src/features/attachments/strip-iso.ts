/**
 * A video, a sound, or a picture of a phone without what it tells of whoever made it: place, time, device. What is written over
 * becomes `free`, as long as it was, so that all the rest stays where the tables of the file say that it is.
 */
import { type Box, type BoxReader, boxesOf } from './boxes.ts'
import { telling as tellingItems } from './heif-items.ts'
import { type Patch, patched } from './patched.ts'

const FREE = [0x66, 0x72, 0x65, 0x65]
/** Beside the sound and the picture: what devices and programs wrote down. */
const TELLING: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid'])
/** Of a piece of music: what it is called and who plays it is what one wants to hand on. */
const OF_MUSIC: ReadonlySet<string> = new Set(
  '©nam ©ART aART ©alb ©gen gnre ©wrt ©lyr trkn disk cpil tmpo covr'.split(' '),
)

/** Rejects when it cannot be followed. */
export async function stripIso(file: Blob, type: string): Promise<Blob> {
  const boxes = boxesOf(file)
  const patches: Patch[] = []
  for await (const box of boxes.within(0, file.size)) {
    if (box.type === 'moov') patches.push(...(await ofMovie(boxes, box, type === 'audio/mp4')))
    else if (box.type === 'uuid') patches.push(...freed(box))
    else if (box.type === 'meta') {
      const isPicture = type.startsWith('image/') || (await handlerOf(boxes, box)) === 'pict'
      patches.push(...(isPicture ? await tellingItems(boxes, box) : freed(box)))
    }
  }
  return patched(file, patches)
}

async function ofMovie(boxes: BoxReader, movie: Box, isMusic: boolean): Promise<Patch[]> {
  const patches: Patch[] = []
  for await (const box of boxes.within(movie.body, movie.end)) {
    if (isMusic && box.type === 'udta') patches.push(...(await ofMusic(boxes, box)))
    else if (TELLING.has(box.type)) patches.push(...freed(box))
    else if (/^(?:mvhd|tkhd|mdhd)$/.test(box.type)) patches.push(await whenMade(boxes, box))
    else if (/^(?:trak|mdia)$/.test(box.type)) patches.push(...(await ofMovie(boxes, box, false)))
  }
  return patches
}

/** Tags as music has them: `udta`, `meta`, `ilst`, in each of which all else goes. */
async function ofMusic(boxes: BoxReader, within: Box): Promise<Patch[]> {
  const patches: Patch[] = []
  const body = within.type === 'meta' ? within.body + 4 : within.body
  for await (const box of boxes.within(body, within.end)) {
    const leadsOn = (within.type === 'udta' && box.type === 'meta') || box.type === 'ilst'
    if (leadsOn && within.type !== 'ilst') patches.push(...(await ofMusic(boxes, box)))
    else if (box.type !== 'hdlr' && !(within.type === 'ilst' && OF_MUSIC.has(box.type)))
      patches.push(...freed(box))
  }
  return patches
}

const freed = ({ start, body, end }: Box): Patch[] => [
  { from: start + 4, to: start + 8, head: FREE },
  { from: body, to: end },
]

/** When it was made and changed: zero is how a file says that it does not know. */
async function whenMade(boxes: BoxReader, { body, end }: Box): Promise<Patch> {
  const isLong = body < end && (await boxes.read(body, 1)).getUint8(0) === 1
  return { from: body + 4, to: Math.min(end, body + (isLong ? 20 : 12)) }
}

/** What a `meta` is about: the handler in it says so. */
async function handlerOf(boxes: BoxReader, { body, end }: Box): Promise<string> {
  for await (const box of boxes.within(body + 4, end)) {
    if (box.type !== 'hdlr') continue
    const head = await boxes.read(box.body, 12)
    return String.fromCharCode(...[8, 9, 10, 11].map((place) => head.getUint8(place)))
  }
  return ''
}
