import type { Entity } from '../wire.ts'

export interface FormattedText {
  readonly text: string
  readonly entities: readonly Entity[]
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d
const FIRST_PRINTABLE = 0x20

/** Line and paragraph separators and the marks that turn the writing direction; Telegram drops them. */
const DROPPED = /[\u2028-\u202e]|\u0333|\u033f|\u030a/u

/**
 * Cleans a text as Telegram's servers do before anybody reads it: control characters become spaces, carriage returns and
 * direction marks vanish, blanks at both ends too. Entities move along.
 */
export function clean(text: string, entities: readonly Entity[] = []): FormattedText {
  const moved: number[] = []
  let cleaned = ''
  for (let index = 0; index < text.length; index++) {
    moved.push(cleaned.length)
    cleaned += cleanUnit(text.charAt(index))
  }
  moved.push(cleaned.length)
  const begin = cleaned.length - cleaned.trimStart().length
  const trimmed = cleaned.trim()
  const at = (offset: number): number =>
    Math.min(Math.max((moved[offset] ?? cleaned.length) - begin, 0), trimmed.length)
  const kept = entities.map((entity) => {
    const offset = at(entity.offset)
    return { ...entity, offset, length: at(entity.offset + entity.length) - offset }
  })
  return { text: trimmed, entities: kept.filter((entity) => entity.length > 0) }
}

function cleanUnit(unit: string): string {
  const code = unit.charCodeAt(0)
  if (code === CARRIAGE_RETURN || DROPPED.test(unit)) return ''
  return code < FIRST_PRINTABLE && code !== LINE_FEED ? ' ' : unit
}
