import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { findable, open, seal } from '../../../db/seal.ts'
import { hasKeys, readKeys } from '../../../server/env/keys.ts'
import { KeysProblem } from '../../../server/env/keysProblem.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A data folder that does not exist yet. */
function placed(): { DATA_DIR: string; SEAL_KEY: undefined; FIND_KEY: undefined } {
  const folder = mkdtempSync(join(tmpdir(), 'khai báo '))
  folders.push(folder)
  return { DATA_DIR: join(folder, 'dữ liệu'), SEAL_KEY: undefined, FIND_KEY: undefined }
}

function fileOf({ DATA_DIR }: { DATA_DIR: string }): string {
  return join(DATA_DIR, 'keys.json')
}

test('a first start makes keys for our eyes only, and says where they lie', () => {
  const place = placed()
  expect(hasKeys(place)).toBe(false)
  expect(readKeys(place).made).toBe(fileOf(place))
  expect(statSync(fileOf(place)).mode & 0o777).toBe(0o600)
  expect(statSync(place.DATA_DIR).mode & 0o777).toBe(0o700)
  expect(hasKeys(place)).toBe(true)
})

test('later starts read the same keys', () => {
  const place = placed()
  const first = readKeys(place).keys
  const again = readKeys(place)
  expect(again.made).toBeUndefined()
  expect(open(again.keys, 'profile', seal(first, 'profile', 'Ngọc'))).toBe('Ngọc')
  expect(findable(again.keys, 'phone', '1')).toEqual(findable(first, 'phone', '1'))
})

test('keys that are set come before those of the folder, and make no file', () => {
  const place = placed()
  const SEAL_KEY = { number: 1, key: new Uint8Array(32) }
  const { keys, made } = readKeys({ ...place, SEAL_KEY, FIND_KEY: new Uint8Array(32) })
  expect([made, keys.find]).toEqual([undefined, new Uint8Array(32)])
  expect(existsSync(place.DATA_DIR)).toBe(false)
})

test('a folder with a database and without its keys gets no new ones', () => {
  const place = placed()
  mkdirSync(join(place.DATA_DIR, 'postgres'), { recursive: true })
  writeFileSync(join(place.DATA_DIR, 'postgres', 'PG_VERSION'), '18\n')
  expect(() => readKeys(place)).toThrow(KeysProblem)
  expect(existsSync(fileOf(place))).toBe(false)
})

test.each(['', '{', '{}', '{"seal":"YQ==","find":"YQ=="}', 'null'])(
  'a damaged key file (%j) is told and left as it is',
  (content) => {
    const place = placed()
    mkdirSync(place.DATA_DIR)
    writeFileSync(fileOf(place), content)
    expect(() => readKeys(place)).toThrow(KeysProblem)
    expect(readFileSync(fileOf(place), 'utf8')).toBe(content)
  },
)
