import { expect, test } from 'vitest'
import { licencesPaper, wrongLicences, wrongLicencesPaper } from './supply/licences.ts'
import type { Locked } from './supply/lockfile.ts'
import { packagesIn } from './supply/lockfile.ts'
import { materials } from './supply/materials.ts'
import { wrongInstallScripts, wrongLocks, wrongManifest, wrongNpmSettings } from './supply/origin.ts'

const FASTIFY: Locked = {
  ...{ name: 'fastify', version: '5.12.8', licence: 'MIT', forDevelopment: false },
  ...{ hasInstallScript: false, hasAddress: false, hasHash: true },
}
const wrongOf = (packages: readonly Locked[]) =>
  wrongLicences(packages).filter((line) => line.endsWith('allowed'))

test('a package is what the lockfile says of it', () => {
  const lockfile = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a/node_modules/@b/c': { version: '1.0.0', resolved: 'https://…', hasInstallScript: true },
      'node_modules/fastify': { version: '5.12.8', license: 'MIT', integrity: 'sha512-…' },
    },
  }
  expect(packagesIn(JSON.stringify(lockfile))).toEqual([
    {
      ...{ name: '@b/c', version: '1.0.0', licence: undefined, forDevelopment: false },
      ...{ hasInstallScript: true, hasAddress: true, hasHash: false },
    },
    FASTIFY,
  ])
})

test('a licence that is neither allowed nor named is refused, whether it is needed to run or to develop', () => {
  expect(wrongOf([FASTIFY])).toEqual([])
  const viral = { ...FASTIFY, name: 'viral', licence: 'GPL-3.0-only' }
  expect(wrongOf([viral, { ...viral, forDevelopment: true }])).toHaveLength(2)
  expect(wrongOf([{ ...FASTIFY, licence: undefined }])).toHaveLength(1)
})

test('of a choice one must be allowed, of several together each', () => {
  expect(wrongOf([{ ...FASTIFY, licence: '(GPL-3.0-only OR CC0-1.0)' }])).toEqual([])
  expect(wrongOf([{ ...FASTIFY, licence: 'MIT AND GPL-3.0-only' }])).toHaveLength(1)
})

test('an exception is for one licence of the packages that it names, and goes when they go', () => {
  const zbar = { ...FASTIFY, name: '@undecaf/zbar-wasm', licence: 'LGPL-2.1+' }
  expect(wrongOf([zbar])).toEqual([])
  expect(
    wrongOf([
      { ...zbar, name: '@undecaf/other' },
      { ...zbar, licence: 'AGPL-3.0-only' },
    ]),
  ).toHaveLength(2)
  expect(wrongLicences([FASTIFY]).join()).toContain('zbar-wasm$ any more')
})

test('LICENCES.md must be the one of the lockfile', () => {
  expect(wrongLicencesPaper(licencesPaper([FASTIFY]), [FASTIFY])).toEqual([])
  expect(wrongLicencesPaper(licencesPaper([FASTIFY]), [{ ...FASTIFY, version: '5.13.0' }])).toHaveLength(1)
  expect(wrongLicencesPaper(undefined, [FASTIFY])).toHaveLength(1)
})

test('an install script must be named, and a name that is not needed goes', () => {
  const having = ['esbuild', 'left-pad'].map((name) => ({ ...FASTIFY, name, hasInstallScript: true }))
  const wrong = wrongInstallScripts(having)
  expect(wrong).toContain('left-pad has an install script that is not named')
  expect(wrong.join()).not.toContain('esbuild')
  expect(wrong.filter((line) => line.endsWith('any more'))).toHaveLength(4)
})

test('what is installed and from where is left open nowhere', () => {
  expect(wrongLocks([FASTIFY])).toEqual([])
  expect(wrongLocks([{ ...FASTIFY, hasAddress: true, hasHash: false }])).toHaveLength(2)
  const manifest = { engines: { node: '>=20.19' }, dependencies: { fastify: '5.12.8' } }
  expect(wrongManifest(manifest)).toEqual([])
  const loose = { dependencies: { a: '^1.0.0', b: '*', c: 'github:x/y' }, scripts: { postinstall: 'x' } }
  expect(wrongManifest({ ...manifest, ...loose })).toHaveLength(4)
  expect(wrongManifest({ ...manifest, engines: { node: '>=18' } })).toHaveLength(1)
})

test('.npmrc says what it must and nothing else', () => {
  const written =
    'ignore-scripts=true\nomit-lockfile-registry-resolved=true\nsave-exact=true\naudit=false\nfund=false\n'
  expect(wrongNpmSettings(written)).toEqual([])
  expect(
    wrongNpmSettings(written.replace('ignore-scripts=true', 'registry=https://example.org')),
  ).toHaveLength(2)
  expect(wrongNpmSettings(undefined)).toHaveLength(5)
})

test('two bills of materials of one lockfile are equal', () => {
  const bill = (folder: string, at: string) =>
    JSON.stringify({
      bomFormat: 'CycloneDX',
      serialNumber: `urn:uuid:${at}`,
      metadata: { timestamp: at, tools: [at], component: { name: folder, purl: 'pkg:npm/khaibao@0.1.0' } },
      components: [{ name: 'fastify' }],
    })
  expect(materials(bill('a', '1'))).toBe(materials(bill('b', '2')))
  expect(JSON.parse(materials(bill('a', '1')))).toEqual({
    bomFormat: 'CycloneDX',
    metadata: { component: { name: 'khaibao', purl: 'pkg:npm/khaibao@0.1.0' } },
    components: [{ name: 'fastify' }],
  })
})
