import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { embeddedDatabaseExists } from '../../db/embedded/index.ts'
import type { Keys } from '../../db/seal.ts'
import type { Environment } from './environment.ts'

const KEY_BYTES = 32

/** The keys cannot be had, in a line that says what the operator can do. */
export class KeysProblem extends Error {
  override readonly name = 'KeysProblem'
}

type Placed = Pick<Environment, 'DATA_DIR' | 'SEAL_KEY' | 'FIND_KEY'>

/**
 * The keys of the configuration, or those in DATA_DIR, made on the first start (mode 0600). `made` tells that they are
 * new, so that the operator hears where they lie: without them nobody can read the database again. Throws KeysProblem
 * rather than make keys beside a database that others have sealed.
 */
export function readKeys(environment: Placed): { readonly keys: Keys; readonly made?: string } {
  const { SEAL_KEY: seal, FIND_KEY: find, DATA_DIR: folder } = environment
  if (seal && find) return { keys: keysOf(seal, find) }
  const file = keyFile(folder)
  if (existsSync(file)) return { keys: stored(file) }
  // The keys are made before the database's folder, so where that stands there were keys.
  if (embeddedDatabaseExists(folder)) {
    throw new KeysProblem(
      `${folder} có cơ sở dữ liệu nhưng thiếu keys.json: chép lại tệp ấy từ bản sao lưu, hoặc đặt SEAL_KEY và FIND_KEY.`,
    )
  }
  makeKeyFile(folder, file)
  return { keys: stored(file), made: file }
}

/** Whether there are keys already, so that none would be made. */
export function hasKeys({ SEAL_KEY: seal, FIND_KEY: find, DATA_DIR: folder }: Placed): boolean {
  return (seal !== undefined && find !== undefined) || existsSync(keyFile(folder))
}

function keyFile(folder: string): string {
  return join(folder, 'keys.json')
}

const storedKey = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
const storedKeys = z.object({
  seal: storedKey.refine((key) => key.length === KEY_BYTES),
  find: storedKey.refine((key) => key.length === KEY_BYTES),
})

function stored(file: string): Keys {
  const parsed = storedKeys.safeParse(contentOf(file))
  if (!parsed.success) throw new KeysProblem(`${file} bị hỏng: chép lại tệp ấy từ bản sao lưu.`)
  return keysOf(parsed.data.seal, parsed.data.find)
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function keysOf(seal: Uint8Array, find: Uint8Array): Keys {
  return { current: 1, openers: new Map([[1, seal]]), find }
}

/**
 * The file gets its name when it is whole and on the disk, and only if none is there: of two processes that start
 * together one makes the keys and both read them.
 */
function makeKeyFile(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const key = () => randomBytes(KEY_BYTES).toString('base64')
  const fresh = `${file}.${randomBytes(8).toString('hex')}`
  try {
    const descriptor = openSync(fresh, 'wx', 0o600)
    writeSync(descriptor, JSON.stringify({ seal: key(), find: key() }))
    fsyncSync(descriptor)
    closeSync(descriptor)
    linkSync(fresh, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(fresh, { force: true })
  }
}
