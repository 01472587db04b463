import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Place } from './secret.ts'

/** What the folder of the data keeps on purpose, for its owner alone: the keys, and the way into the database. */
const KEPT_ON_PURPOSE = ['keys.json', 'postgres.json']

/** Every file in the folder of the data: PostgreSQL's log, its tables and its journal as they lie on the disk. */
export function* filesIn(dataDir: string): Generator<Place> {
  for (const entry of readdirSync(dataDir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || KEPT_ON_PURPOSE.includes(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const isText = entry.name.endsWith('.log')
    const content = contentOf(path)
    if (content) yield { name: relative(dataDir, path), content: isText ? content.toString('utf8') : content }
  }
}

/** PostgreSQL takes files away while it works. */
function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
