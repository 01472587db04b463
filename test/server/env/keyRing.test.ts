import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { open, seal } from '../../../db/seal.ts'
import { addKey, dropKey } from '../../../server/env/changeKeys.ts'
import { makeKeyFile, readKeyFile } from '../../../server/env/keyFile.ts'
import { ringOf } from '../../../server/env/keyRing.ts'
import { KeysProblem } from '../../../server/env/keysProblem.ts'

const NOW = new Date('2026-11-23T07:05:00Z')
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'khai báo '))
  file = join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a file of the time of one key is read as key 1, and stays readable when another seals', () => {
  const [one, find] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  writeFileSync(file, JSON.stringify({ seal: one.toString('base64'), find: find.toString('base64') }))
  const sealed = seal({ current: 1, openers: new Map([[1, one]]), find }, 'profile', 'Ngọc')
  expect(open(ringOf(file), 'profile', sealed)).toBe('Ngọc')
  expect(addKey(file, NOW)).toBe(2)
  const ring = ringOf(file)
  expect([ring.current, open(ring, 'profile', sealed), Buffer.from(ring.find)]).toEqual([2, 'Ngọc', find])
  expect(readKeyFile(file).since).toEqual(NOW)
})

test('a changed file is for our eyes only and leaves nothing beside it', () => {
  makeKeyFile(file)
  addKey(file, NOW)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['keys.json'])
})

test('a process learns a key at once when it meets it, and after seconds that it seals', () => {
  makeKeyFile(file)
  let seconds = 0
  const [meets, seals, rotates] = [ringOf(file, () => 0), ringOf(file, () => seconds), ringOf(file)]
  addKey(file, NOW)
  rotates.look()
  expect(open(meets, 'profile', seal(rotates, 'profile', 'Ngọc'))).toBe('Ngọc')
  expect(seals.current).toBe(1)
  seconds = 3
  expect(seals.current).toBe(2)
})

test('a key that was taken out opens no more, and its number is not used again', () => {
  makeKeyFile(file)
  const ring = ringOf(file)
  const sealed = seal(ring, 'profile', 'Ngọc')
  addKey(file, NOW)
  expect(() => dropKey(file, 2)).toThrow('the key number 2 seals')
  dropKey(file, 1)
  ring.look()
  expect(() => open(ring, 'profile', sealed)).toThrow('the key number 1 of a sealed value is not configured')
  expect(addKey(file, NOW)).toBe(3)
})

test.each([
  ['damaged', '{'],
  ['that seals with a key it has not', '{"seals":2,"keys":{},"find":"FIND"}'],
  ['of another database', '{"seals":1,"keys":{"1":"FIND"},"find":"FIND"}'],
])('a file %s is told, and until then what was known goes on', (_, content) => {
  makeKeyFile(file)
  let seconds = 0
  const ring = ringOf(file, () => seconds)
  const sealed = seal(ring, 'profile', 'Ngọc')
  writeFileSync(file, content.replaceAll('FIND', Buffer.alloc(32, 9).toString('base64')))
  seconds = 3
  expect([ring.current, open(ring, 'profile', sealed)]).toEqual([1, 'Ngọc'])
  expect(() => ring.look()).toThrow(KeysProblem)
})
