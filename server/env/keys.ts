import { existsSync } from 'node:fs'
import { embeddedDatabaseExists } from '../../db/embedded/index.ts'
import type { Environment } from './environment.ts'
import { keyFileIn, makeKeyFile } from './keyFile.ts'
import { fixedRing, type KeyRing, ringOf } from './keyRing.ts'
import { KeysProblem } from './keysProblem.ts'

type Placed = Pick<Environment, 'DATA_DIR' | 'SEAL_KEY' | 'FIND_KEY'> &
  Partial<Pick<Environment, 'FORMER_SEAL_KEYS'>>

/**
 * The keys of the configuration, or those in DATA_DIR, made on the first start (mode 0600). `made` tells that they are
 * new, so that the operator hears where they lie: without them nobody can read the database again. Throws KeysProblem
 * rather than make keys beside a database that others have sealed.
 */
export function readKeys(environment: Placed): { readonly keys: KeyRing; readonly made?: string } {
  const { SEAL_KEY: seal, FORMER_SEAL_KEYS: former = [], FIND_KEY: find, DATA_DIR: folder } = environment
  if (seal && find) {
    const keys = new Map([seal, ...former].map(({ number, key }) => [number, key]))
    return { keys: fixedRing({ seals: seal.number, keys, find }) }
  }
  const file = keyFileIn(folder)
  if (existsSync(file)) return { keys: ringOf(file) }
  // The keys are made before the database's folder, so where that stands there were keys.
  if (embeddedDatabaseExists(folder)) {
    throw new KeysProblem(
      `${folder} có cơ sở dữ liệu nhưng thiếu keys.json: chép lại tệp ấy từ bản sao lưu, hoặc đặt SEAL_KEY và FIND_KEY.`,
    )
  }
  makeKeyFile(file)
  return { keys: ringOf(file), made: file }
}

/** Whether there are keys already, so that none would be made. */
export function hasKeys({ SEAL_KEY: seal, FIND_KEY: find, DATA_DIR: folder }: Placed): boolean {
  return (seal !== undefined && find !== undefined) || existsSync(keyFileIn(folder))
}
