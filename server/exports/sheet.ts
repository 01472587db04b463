import type { Cell, CellKind } from '../../bot/draw/cells.ts'

/** A table that is written while its rows come. */
export type Sheet = {
  readonly name: string
  /** Lines above the table. */
  readonly head: readonly string[]
  readonly columns: readonly {
    readonly heading: string
    readonly kind: CellKind
    readonly letters: number
  }[]
  readonly rows: AsyncIterable<readonly Cell[]>
}

/** The bytes of a file, made as they are taken. */
export type Writer = (sheet: Sheet) => AsyncIterable<Uint8Array>

/** Everything that stands in the sheet, from the top. */
export async function* allRows({ head, columns, rows }: Sheet): AsyncIterable<readonly Cell[]> {
  for (const line of head) yield [line]
  yield columns.map(({ heading }) => heading)
  yield* rows
}
