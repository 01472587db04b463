import type { Profile } from '../../bot/core/person.ts'
import { render, text } from '../../bot/core/text.ts'
import type { Cell } from '../../bot/draw/cells.ts'
import { type Row, rowOf } from '../../bot/flows/export/table.ts'
import type { Store } from '../../db/connect.ts'
import {
  findVisits,
  profilesOrNot,
  type VisitPlace,
  type VisitsAsked,
  visitBatch,
} from '../../db/exportRows.ts'
import type { Language } from '../../locales/catalogue.ts'

/** Visits read in one statement; nothing is held in the database between two. */
const BATCH_ROWS = 1_000

/** What is counted while a file is written. */
export type Tally = { rows: number; unreadable: number; cut: boolean }

type RowsOf = {
  readonly asked: VisitsAsked
  readonly language: Language
  readonly zone: string
  /** Asked before each row: whether the file is full. */
  readonly isFull: () => boolean
}

/** The rows of a log, from the oldest visit on, read as they are taken. */
export async function* logRows(
  store: Store,
  { asked, language, zone, isFull }: RowsOf,
  tally: Tally,
): AsyncIterable<readonly Cell[]> {
  const found = await findVisits(store, asked)
  let after: VisitPlace | undefined
  for (;;) {
    const { visits, last } = await visitBatch(store, found, after, BATCH_ROWS)
    const people = visits.flatMap(({ personId }) => (personId === null ? [] : [personId]))
    const profiles = await profilesOrNot<Profile>(store, people)
    for (const visit of visits) {
      if (isFull()) {
        tally.cut = true
        yield [render(language, text('export.foot.cut'))]
        return
      }
      const visitor = visit.personId === null ? undefined : profiles.get(visit.personId)
      const { row, readable } = rowOf(visit, visitor, zone)
      tally.rows += 1
      if (!readable) tally.unreadable += 1
      yield inLanguage(language, row)
    }
    if (visits.length < BATCH_ROWS) return
    after = last
  }
}

function inLanguage(language: Language, row: Row): Cell[] {
  return row.map((cell) =>
    typeof cell === 'object' && !(cell instanceof Date) ? render(language, cell) : cell,
  )
}
