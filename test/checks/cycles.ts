import type { Import } from './imports.ts'

/**
 * Files that import each other in a circle, a line for each circle, found from one of its files. Types are left out:
 * they are gone when the program runs, so they cannot be half made.
 */
export function cycles(imports: readonly Import[]): string[] {
  const graph = new Map<string, string[]>()
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) graph.set(from, [...(graph.get(from) ?? []), to])
  const found: string[] = []
  const done = new Set<string>()
  for (const start of [...graph.keys()].sort()) {
    if (done.has(start)) continue
    const path = wayBack(graph, start)
    if (!path) continue
    for (const file of path) done.add(file)
    found.push(`a circle of imports: ${[...path, start].join(' -> ')}`)
  }
  return found
}

/** The shortest way from a file to itself. */
function wayBack(graph: ReadonlyMap<string, readonly string[]>, start: string): string[] | undefined {
  const before = new Map<string, string>()
  const waiting = [start]
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    for (const next of graph.get(file) ?? []) {
      if (next === start) return [start, ...trail(before, file, start)]
      if (before.has(next)) continue
      before.set(next, file)
      waiting.push(next)
    }
  }
  return undefined
}

function trail(before: ReadonlyMap<string, string>, file: string, start: string): string[] {
  const way: string[] = []
  for (let at: string | undefined = file; at !== undefined && at !== start; at = before.get(at))
    way.unshift(at)
  return way
}
