import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { weAreRoot } from '../../../db/embedded/account.ts'
import { preparePrograms } from '../../../db/embedded/binaries.ts'
import { copyPackage, hasAll } from '../../../db/embedded/copyPackage.ts'
import { copyPlaces, safePath } from '../../../db/embedded/copyPlaces.ts'
import type { DatabasePackage } from '../../../db/embedded/platform.ts'
import { smallPackage, unpackedWithoutScripts } from './packages.ts'
import { closedFolder, openFolder } from './scene.ts'

const ordinary = weAreRoot() ? { uid: 65_534, gid: 65_534 } : undefined

function prepareIn(folder: string, from: DatabasePackage): ReturnType<typeof preparePrograms> {
  return preparePrograms(from, ordinary, [{ folder, trusted: false }])
}

function versionOf(program: string): string {
  const run = spawnSync(program, ['--version'], { encoding: 'utf8', env: {}, ...ordinary })
  return run.stdout || run.stderr
}

test('programs run from a read-only package without links, from a path with spaces', () => {
  const bare = unpackedWithoutScripts()
  expect(versionOf(join(bare.native, 'bin', 'postgres'))).not.toContain('PostgreSQL')
  const { initdb, postgres } = prepareIn(openFolder(), bare)
  expect(versionOf(postgres)).toContain('PostgreSQL) 18.')
  expect(versionOf(initdb)).toContain('PostgreSQL) 18.')
})

test('a copy is made once', () => {
  const [folder, source] = [openFolder(), smallPackage()]
  const first = lstatSync(prepareIn(folder, source).postgres)
  expect(lstatSync(prepareIn(folder, source).postgres).ino).toBe(first.ino)
  expect(readdirSync(folder)).toHaveLength(1)
})

test('a folder in which programs may not run is not used', () => {
  const [folder, source] = [openFolder(), smallPackage()]
  writeFileSync(join(source.native, 'bin', 'postgres'), '#!/nowhere/sh')
  expect(() => prepareIn(folder, source)).toThrow(
    /find no place to run from .*set TMPDIR, or DATABASE_URL\.$/,
  )
  expect(readdirSync(folder)).toEqual([])
})

/** Programs may share their bytes with the package, so a spoiled one gets bytes of its own. */
function replace(file: string, content: string): void {
  rmSync(file)
  writeFileSync(file, content)
}

test('a package on another disk is copied', () => {
  const shared = '/dev/shm'
  const elsewhere = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'khaibao-test-'))
  const { native } = smallPackage()
  copyPackage(native, elsewhere)
  expect(hasAll(native, elsewhere)).toBe(true)
  expect(readFileSync(join(elsewhere, 'lib', 'libpq.so.5'), 'utf8')).toBe('library')
  rmSync(elsewhere, { recursive: true })
})

test.each([
  ['a file that a cleaner removed', (copy: string) => rmSync(join(copy, 'lib', 'libpq.so.5.18'))],
  ['a file cut short', (copy: string) => replace(join(copy, 'share', 'postgres.bki'), 'cat')],
  ['a copy that was never finished', (copy: string) => rmSync(join(copy, 'complete'))],
  ['a copy of an earlier boot', (copy: string) => writeFileSync(join(copy, 'complete'), 'earlier')],
])('%s is made good', (_, spoil) => {
  const [folder, source] = [openFolder(), smallPackage()]
  const { postgres } = prepareIn(folder, source)
  spoil(dirname(dirname(postgres)))
  expect(versionOf(prepareIn(folder, source).postgres)).toContain('PostgreSQL) 18.')
  expect(readdirSync(folder)).toHaveLength(1)
})

test('what a stranger planted is not run: the next place is taken', () => {
  const [planted, free, source] = [openFolder(), openFolder(), smallPackage()]
  const name = `khaibao-postgres-${source.version}-${process.getuid?.()}`
  symlinkSync('/nowhere', join(planted, name))
  const places = [planted, free].map((folder) => ({ folder, trusted: false }))
  expect(preparePrograms(source, ordinary, places).postgres).toContain(free)
  rmSync(join(planted, name))
  mkdirSync(join(planted, name))
  chmodSync(join(planted, name), 0o777)
  expect(preparePrograms(source, ordinary, places).postgres).toContain(free)
  expect(() => preparePrograms(source, ordinary, places.slice(0, 1))).toThrow(
    /find no place to run from \(.* was put there by someone else\)/,
  )
})

test('folders that a stranger could swap, or that others cannot enter, are not used', () => {
  const folder = openFolder()
  const place = { folder, trusted: false }
  expect(safePath(place, true)).toEqual({ path: folder })
  chmodSync(folder, 0o1777)
  expect(safePath(place, true)).toEqual({ path: folder })
  chmodSync(folder, 0o777)
  expect(safePath(place, false)).toEqual({ refused: `${folder} may be changed by others` })
  expect(safePath({ ...place, trusted: true }, false)).toEqual({ path: folder })
  chmodSync(folder, 0o700)
  expect(safePath(place, false)).toEqual({ path: folder })
  expect(safePath(place, true)).toEqual({ refused: `${folder} may not be entered by others` })
  expect(safePath({ ...place, folder: join(folder, 'none') }, false)).toHaveProperty('refused')
})

/** What only root can try does not exist for others. */
const onlyAsRoot = weAreRoot() ? test : () => {}

onlyAsRoot('a folder of another user is not used by root', () => {
  const folder = openFolder()
  chownSync(folder, 65_534, 65_534)
  expect(safePath({ folder, trusted: false }, true)).toEqual({ refused: `${folder} belongs to another user` })
})

test('everybody but root can fall back on the data folder', () => {
  const dataDir = closedFolder()
  const last = copyPlaces(dataDir).at(-1)
  expect(last).toEqual(
    weAreRoot() ? { folder: '/var/lib', trusted: false } : { folder: dataDir, trusted: true },
  )
})
