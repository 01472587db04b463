import type { VisitRow } from '../../../db/exportRows.ts'
import { asCityReads } from '../../core/cityTime.ts'
import type { Profile } from '../../core/person.ts'
import { maskedName } from '../../core/personName.ts'
import { maskPhone } from '../../core/phone.ts'
import { type Text, text, words } from '../../core/text.ts'
import type { Cell, CellKind } from '../../draw/cells.ts'

/** A column: its heading, what it holds, and how wide it is in letters. */
export type Column = { readonly heading: Text; readonly kind: CellKind; readonly letters: number }

/**
 * The columns of a log. Whether somebody's declaration was valid is not among them: it is about their health, and a file goes where it
 * is sent.
 */
export const COLUMNS: readonly Column[] = [
  { heading: text('export.column.day'), kind: 'day', letters: 12 },
  { heading: text('export.column.in'), kind: 'clock', letters: 8 },
  { heading: text('export.column.out'), kind: 'moment', letters: 18 },
  { heading: text('export.column.name'), kind: 'words', letters: 26 },
  { heading: text('export.column.phone'), kind: 'words', letters: 18 },
  { heading: text('export.column.companions'), kind: 'number', letters: 12 },
  { heading: text('export.column.gate'), kind: 'words', letters: 20 },
  { heading: text('export.column.way'), kind: 'words', letters: 26 },
  { heading: text('export.column.note'), kind: 'words', letters: 44 },
]

/** A row before it is said in a language. */
export type Row = readonly (Text | Exclude<Cell, string>)[]

/** What is known of a visitor: a profile, that it can't be opened, or nothing, because the person was erased. */
export type Visitor = Profile | 'unreadable' | undefined

/**
 * A visit as a row, and whether all of it could be read. A cell that can't be read says so or stays empty: nothing that is stored
 * keeps the others from being written.
 */
export function rowOf(visit: VisitRow, visitor: Visitor, zone: string): { row: Row; readable: boolean } {
  let readable = visitor !== 'unreadable'
  const cell = (read: () => Row[number], instead?: Text): Row[number] => {
    try {
      return read()
    } catch {
      readable = false
      return instead
    }
  }
  const unreadable = text('export.name.unreadable')
  const started = cell(() => asCityReads(visit.startedAt, zone), unreadable)
  const row = [
    started instanceof Date ? dayOf(started) : started,
    started,
    cell(() => (visit.endedAt === null ? undefined : asCityReads(visit.endedAt, zone))),
    cell(() => nameOf(visitor), unreadable),
    cell(() => phoneOf(visitor)),
    visit.companions,
    visit.gateName === null ? undefined : words(visit.gateName),
    wayOf(visit),
    noteOf(visit),
  ]
  return { row, readable }
}

function dayOf(moment: Date): Date {
  return new Date(`${moment.toISOString().slice(0, 10)}T00:00:00Z`)
}

function nameOf(visitor: Visitor): Text | undefined {
  if (visitor === 'unreadable') return text('export.name.unreadable')
  if (visitor === undefined) return text('export.name.erased')
  return visitor.name === undefined ? undefined : words(maskedName(visitor.name))
}

function phoneOf(visitor: Visitor): Text | undefined {
  const phone = visitor === 'unreadable' ? undefined : visitor?.phone
  return phone === undefined ? undefined : words(maskPhone(phone))
}

/** What is only inferred is said to be, as in the chat's log. */
function noteOf(visit: VisitRow): Text | undefined {
  const end = endOf(visit)
  if (!visit.startInferred) return end
  const start = text('export.note.startInferred')
  return end ? text('export.note.both', { first: start, second: end }) : start
}

function endOf({ endedAt, endedBy }: VisitRow): Text | undefined {
  if (endedAt === null) return text('export.note.inside')
  switch (endedBy) {
    case 'out':
      return undefined
    case 'elsewhere':
      return text('export.note.elsewhere')
    case 'usual stay':
      return text('export.note.usualStay')
    case 'erased':
      return text('export.note.erased')
    default:
      return text('export.note.unknown')
  }
}

function wayOf({ byStaff, recordedBy }: VisitRow): Text {
  if (byStaff) return text('export.way.staff')
  switch (recordedBy) {
    case 'photo':
      return text('export.way.photo')
    case 'link':
      return text('export.way.link')
    case 'family':
      return text('export.way.family')
    case 'code':
      return text('export.way.code')
    default:
      return text('export.way.other')
  }
}
