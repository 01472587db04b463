import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where Debian puts the programs of each PostgreSQL, which are not on everybody's path. */
const DEBIAN_FOLDER = '/usr/lib/postgresql'

type Run = {
  readonly url: string
  readonly script: string
  readonly variables: Readonly<Record<string, string>>
  readonly clients: number
  readonly seconds: number
}

/** Runs a script with `pgbench -M prepared -j 2`; gives transactions a second, the connecting not counted. */
export async function runPgbench({ url, script, variables, clients, seconds }: Run): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-pgbench-'))
  const file = join(folder, 'script.sql')
  writeFileSync(file, script)
  const given = Object.entries(variables).flatMap(([name, value]) => ['-D', `${name}=${value}`])
  const options = [
    '-n',
    '-M',
    'prepared',
    '-j',
    '2',
    '-c',
    String(clients),
    '-T',
    String(seconds),
    '-f',
    file,
  ]
  try {
    const printed = await run(findPgbench(), [...options, ...given, url])
    const tps = /^tps = ([\d.]+)/m.exec(printed)?.[1]
    if (tps === undefined) throw new Error(`pgbench gave no figure:\n${printed}`)
    return Number(tps)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Throws when it is nowhere: a comparison that is left out would be taken for one that was won. */
export function findPgbench(): string {
  const debian = existsSync(DEBIAN_FOLDER)
    ? readdirSync(DEBIAN_FOLDER).map((version) => join(DEBIAN_FOLDER, version, 'bin'))
    : []
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...debian]
  const found = folders.map((folder) => join(folder, 'pgbench')).find((file) => existsSync(file))
  if (!found)
    throw new Error('pgbench is missing: install Debian’s package "postgresql" (apt install postgresql)')
  return found
}

async function run(program: string, options: readonly string[]): Promise<string> {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'] })
  const printed: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => printed.push(chunk))
  const [code] = await once(child, 'close')
  const text = Buffer.concat(printed).toString()
  if (code !== 0) throw new Error(`pgbench ended with ${code}:\n${text}`)
  return text
}
