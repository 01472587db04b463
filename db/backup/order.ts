/** One table's rows refer to another's. */
export type Reference = { readonly from: string; readonly to: string }

/**
 * Orders tables so that each stands behind those it refers to; a table's references to itself do not count, because
 * PostgreSQL checks them when all its rows are in. Throws where tables refer to each other in a circle.
 */
export function inDependencyOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const ordered: string[] = []
  let left = [...tables]
  while (left.length > 0) {
    const free = left.filter(
      (table) => !references.some(({ from, to }) => from === table && waits(to, table, left)),
    )
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${left.join(', ')}`)
    ordered.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return ordered
}

function waits(to: string, table: string, left: readonly string[]): boolean {
  return to !== table && left.includes(to)
}
