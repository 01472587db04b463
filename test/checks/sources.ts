import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files of the project by their path from its root, with `/` between folders. */
export type Sources = ReadonlyMap<string, string>

const ROOMS = ['bot', 'server', 'db', 'locales', 'test']

/** Reads the rooms' files of some kinds. */
export function readSources(root: string, endings: readonly string[]): Sources {
  const paths = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.endsWith(ending)))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  return new Map(
    paths
      .map((path) => [path.slice(root.length).replaceAll('\\', '/').replace(/^\//, ''), path] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  )
}
