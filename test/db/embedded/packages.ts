import { chmodSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type DatabasePackage,
  describePackage,
  findPackage,
  thisMachine,
} from '../../../db/embedded/platform.ts'
import { openFolder } from './scene.ts'

/** The package as npm unpacks it when it runs no scripts, in a read-only folder with spaces in its path. */
export function unpackedWithoutScripts(): DatabasePackage {
  const root = join(openFolder(), 'gói có dấu cách')
  cpSync(dirname(findPackage(thisMachine).native), root, { recursive: true, verbatimSymlinks: true })
  const lib = join(root, 'native', 'lib')
  for (const entry of readdirSync(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(join(lib, entry.name))
  }
  for (const folder of [lib, join(root, 'native', 'bin'), join(root, 'native'), root])
    chmodSync(folder, 0o555)
  return describePackage(root)
}

/** A package of the same shape whose programs only tell their version: quick to copy. */
export function smallPackage(): DatabasePackage {
  const root = openFolder()
  for (const folder of ['bin', 'lib', 'share']) mkdirSync(join(root, 'native', folder), { recursive: true })
  writeFileSync(join(root, 'package.json'), '{"version":"18.0.0"}')
  for (const program of ['initdb', 'postgres']) {
    const script = '#!/bin/sh\necho "postgres (PostgreSQL) 18.0"\n'
    writeFileSync(join(root, 'native', 'bin', program), script, { mode: 0o755 })
  }
  writeFileSync(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library')
  writeFileSync(join(root, 'native', 'share', 'postgres.bki'), 'catalogue')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  writeFileSync(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links))
  return describePackage(root)
}
