import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Secret } from './secret.ts'

/** Settings whose values open something. */
const OPENS = /TOKEN|SECRET|KEY/

/** What lets whoever has it read or act in the program's name: the keys, the passwords, the tokens of messengers. */
export function keptSecret(dataDir: string, settings: Readonly<Record<string, string>>): Secret[] {
  const files = ['keys.json', 'postgres.json'].flatMap((file) => valuesIn(join(dataDir, file)))
  const set = Object.entries(settings).filter(([name]) => OPENS.test(name))
  return [...files, ...set].map(([name, value]) => ({ value, origin: name }))
}

function valuesIn(file: string): [string, string][] {
  return textsIn(JSON.parse(readFileSync(file, 'utf8'))).map((value) => [file.split('/').at(-1) ?? '', value])
}

function textsIn(kept: unknown): string[] {
  if (typeof kept === 'string') return [kept]
  return typeof kept === 'object' && kept !== null ? Object.values(kept).flatMap(textsIn) : []
}
