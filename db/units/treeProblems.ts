import { repeated } from './repeated.ts'

/** Where a unit hangs. */
export type Placed = {
  readonly code: string
  readonly parentCode: string | null
  readonly kind?: 'territory' | 'body' | undefined
}

/**
 * What is wrong with the tree of a file's rows, in Vietnamese, every problem at once. Rows that could not be read are undefined. What
 * stands in the edition already counts unless the file says it anew; a file of bodies alone (`isWhole` false) has no root.
 */
export function treeProblems(
  rows: readonly (Placed | undefined)[],
  standing: readonly Placed[],
  isWhole: boolean,
): string[] {
  const read = rows.filter((row) => row !== undefined)
  const all = new Map([...standing, ...read].map((row) => [row.code, row]))
  return [
    ...duplicates(read),
    ...otherKinds(read, standing),
    // The root may be the row that could not be read.
    ...(isWhole ? wrongRoots(read, read.length < rows.length) : notBodies(read)),
    ...read.flatMap((row) => wrongParent(row, all)),
  ]
}

function isBody({ kind }: Placed): boolean {
  return kind === 'body'
}

function duplicates(rows: readonly Placed[]): string[] {
  return [...repeated(rows.map(({ code }) => code))].map(([code, times]) => {
    const same = rows.filter((row) => row.code === code)
    return new Set(same.map(isBody)).size > 1 ? inBothKinds(code) : `mã ${code} có ${times} lần`
  })
}

function otherKinds(rows: readonly Placed[], standing: readonly Placed[]): string[] {
  const before = new Map(standing.map((row) => [row.code, row]))
  return rows.flatMap((row) => {
    const same = before.get(row.code)
    return same && isBody(same) !== isBody(row) ? [inBothKinds(row.code)] : []
  })
}

function inBothKinds(code: string): string {
  return `mã ${code} vừa là đơn vị hành chính vừa là ban ngành, đoàn thể`
}

function notBodies(rows: readonly Placed[]): string[] {
  return rows.filter((row) => !isBody(row)).map(({ code }) => `${code} không phải ban ngành, đoàn thể`)
}

function wrongRoots(rows: readonly Placed[], mayBeUnread: boolean): string[] {
  const roots = rows.filter((row) => row.parentCode === null && !isBody(row))
  if (roots.length === 1 || (roots.length === 0 && mayBeUnread)) return []
  return roots.length === 0
    ? ['không có đơn vị cao nhất: một đơn vị phải có parentCode null']
    : [`có hơn một đơn vị cao nhất: ${roots.map(({ code }) => code).join(', ')}`]
}

function wrongParent(row: Placed, all: ReadonlyMap<string, Placed>): string[] {
  const { code, parentCode } = row
  if (parentCode === null) return isBody(row) ? [`ban ngành, đoàn thể ${code} không có đơn vị cấp trên`] : []
  const parent = all.get(parentCode)
  if (!parent) return [`đơn vị ${code} có cấp trên ${parentCode} không có trong danh sách`]
  if (isBody(parent) && !isBody(row)) return [`đơn vị ${code} nằm dưới ${parentCode}, là ban ngành, đoàn thể`]
  return isInCycle(code, all) ? [`đơn vị ${code} là cấp trên của chính nó`] : []
}

function isInCycle(code: string, all: ReadonlyMap<string, Placed>): boolean {
  const passed = new Set<string>()
  for (let above = all.get(code)?.parentCode; above; above = all.get(above)?.parentCode) {
    if (above === code) return true
    if (passed.has(above)) return false
    passed.add(above)
  }
  return false
}
