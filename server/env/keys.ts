import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Keys } from '../../db/seal.ts'
import type { Environment } from './environment.ts'

const KEY_BYTES = 32

/**
 * The keys of the configuration, or those in DATA_DIR, made on the first start (mode 0600). `made` tells that they are
 * new, so that the operator hears where they lie: without them nobody can read the database again.
 */
export function readKeys(environment: Environment): { readonly keys: Keys; readonly made?: string } {
  const { SEAL_KEY: seal, FIND_KEY: find } = environment
  if (seal && find) return { keys: keysOf(seal, find) }
  const file = join(environment.DATA_DIR, 'keys.json')
  const made = !existsSync(file)
  if (made) makeKeyFile(environment.DATA_DIR, file)
  const stored = JSON.parse(readFileSync(file, 'utf8')) as { seal: string; find: string }
  const keys = keysOf(Buffer.from(stored.seal, 'base64'), Buffer.from(stored.find, 'base64'))
  return made ? { keys, made: file } : { keys }
}

function keysOf(seal: Uint8Array, find: Uint8Array): Keys {
  return { current: 1, openers: new Map([[1, seal]]), find }
}

function makeKeyFile(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const fresh = () => randomBytes(KEY_BYTES).toString('base64')
  writeFileSync(file, JSON.stringify({ seal: fresh(), find: fresh() }), { mode: 0o600, flag: 'wx' })
}
