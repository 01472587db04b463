import { chanceOf } from '../chance.ts'
import { openPicture } from '../picture.ts'
import { drawPaper, PAPER_KINDS } from '../prints/papers.ts'
import { type Texture, textureOf } from './texture.ts'

/** So many different papers may hang beside a print. */
export const NOTICES = 2 * PAPER_KINDS.length
const WIDTH = 720

export interface Notice {
  readonly texture: Texture
  /** Height as a share of the width. */
  readonly ratio: number
}

const notices = new Map<number, Promise<Notice>>()

/** One of the papers; drawn once a process. */
export function noticeOf(number: number): Promise<Notice> {
  const known = notices.get(number)
  if (known) return known
  const made = draw(number)
  notices.set(number, made)
  return made
}

async function draw(number: number): Promise<Notice> {
  const kind = PAPER_KINDS[number % PAPER_KINDS.length] ?? 'notice'
  const picture = await openPicture(drawPaper(kind, WIDTH, chanceOf(number).branch(kind)))
  return { texture: textureOf(picture), ratio: picture.height / picture.width }
}
