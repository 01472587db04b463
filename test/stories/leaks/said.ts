import type { Filled } from '../blanks.ts'
import { fill } from '../blanks.ts'
import { type Numbered, type StoryInput, storyInputOf } from '../script.ts'
import { isOrdinary } from './ordinary.ts'
import type { Secret } from './secret.ts'
import { nationalNumber } from './spellings.ts'

/** Who acts for the operator, and for nobody. */
const OPERATOR = 'Người vận hành'
const CLOCK = 'Đồng hồ'

/** Everything that people of a story tell, a piece each, unless it is an ordinary word: a new line is looked for at once. */
export function saidIn(lines: readonly Numbered[], filled: Filled): Secret[] {
  return lines.flatMap((line) => {
    if (line.kind !== 'act' || line.actor === CLOCK) return []
    const written = fill(line.written, filled)
    const told = line.actor === OPERATOR ? named(written) : toldIn(storyInputOf(written))
    const inGroup = isGroup(line.actor) && { saidInGroup: true as const }
    return told
      .flatMap(piecesOf)
      .map((value) => ({ value, origin: `what line ${line.number} says`, ...inGroup }))
  })
}

/** Whether the story's actor is a group and not somebody in a chat of their own. */
export function isGroup(actor: string): boolean {
  return actor.startsWith('Nhóm')
}

/** Whom a command of the operator names. */
function named(written: string): string[] {
  return Array.from(written.matchAll(/--name "([^"]+)"/g), ([, name = '']) => name)
}

function toldIn(input: StoryInput): string[] {
  switch (input.kind) {
    case 'text':
      return [input.text.replace(/^\/\S+/, '')]
    case 'contact':
      return [input.phone]
    case 'fill':
      return input.fields.map(([, value]) => value)
    case 'crowd':
      return toldIn(input.act)
    default:
      return []
  }
}

const PHONE = /\+?\d(?:[\s.-]?\d){8,11}/g
/** A time before a line of a paper list. */
const TIMES = /^\d{1,2}h\d{0,2}(?:-\d{1,2}h\d{0,2})?\s+/
const COMPANIONS = /\s\+\d+$/
/** How somebody is addressed is not what they are called. */
const ADDRESSED = /^(?:ông|bà|cụ|bác|cô|chú|anh|chị|em)\s+/iu

/** The parts of what somebody says or a code holds that tell something: names, numbers, addresses, whole sentences. */
export function piecesOf(text: string): string[] {
  const lines = text.split(/[\n|,;<>]+/).map((line) => line.trim().replace(TIMES, '').replace(COMPANIONS, ''))
  const phones = lines.flatMap((line) => line.match(PHONE) ?? [])
  const words = lines.map((line) => line.replace(PHONE, '').trim())
  const all = [...phones, ...words, ...words.map((word) => word.replace(ADDRESSED, ''))]
  return [...new Set(all)].filter((piece) => isTelling(piece) && !isOrdinary(piece))
}

/** Letters in the shortest words that are looked for: what is shorter stands somewhere by chance. */
const TELLING_LETTERS = 6
const TELLING_DIGITS = 7

function isTelling(piece: string): boolean {
  if (nationalNumber(piece) !== undefined) return true
  const letters = piece.replace(/[^\p{L}\p{N}]/gu, '')
  if (/^\d*$/.test(letters)) return letters.length >= TELLING_DIGITS
  return letters.length >= TELLING_LETTERS && (/\s/.test(piece) || /\d/.test(piece))
}
