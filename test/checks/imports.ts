import { posix } from 'node:path'
import type { Sources } from './sources.ts'

/** One file of ours that needs another. `typeOnly`: nothing of it is there when the program runs. */
export type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

/** `import … from '…'`, `export … from '…'`, `import '…'`; between the words stand only names and braces. */
const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[\w\s{},*$]*?\sfrom\s+)?'(\.[^']*)'/gm
/** `import('…')`, and a file that is named for a worker thread. */
const EXPRESSION = /\b(?:import\(|new URL\()\s*'(\.[^']*\.m?[jt]s)'/g

/** What each file imports of the others. */
export function importsOf(sources: Sources): Import[] {
  return [...sources].flatMap(([from, source]) => {
    const to = (specifier: string) => posix.join(posix.dirname(from), specifier)
    const statements = [...source.matchAll(STATEMENT)].map(([, type, specifier]) => ({
      from,
      to: to(specifier ?? ''),
      typeOnly: type !== undefined,
    }))
    const expressions = [...source.matchAll(EXPRESSION)].map(([, specifier]) => ({
      from,
      to: to(specifier ?? ''),
      typeOnly: false,
    }))
    return [...statements, ...expressions]
  })
}
