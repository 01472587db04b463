/** Rows of words as lines whose columns stand under each other. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, index) =>
    Math.max(...rows.map((row) => lengthOf(row[index] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - lengthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}

/** As many places as a terminal gives it: a Vietnamese letter is one, however it is composed. */
function lengthOf(cell: string): number {
  return [...cell.normalize('NFC')].length
}
