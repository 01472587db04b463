import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { licencesPaper } from './licences.ts'
import { packagesIn } from './lockfile.ts'
import { materials } from './materials.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const SBOM = 'sbom.cdx.json'
const LICENCES = 'LICENCES.md'
/** npm writes half a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024

/** `npm run sbom`: the bill of materials and the licences, both from the lockfile alone, so that no network is needed. */
const written = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], {
  cwd: ROOT,
  maxBuffer: MOST_BYTES,
  encoding: 'utf8',
  shell: process.platform === 'win32',
})
writeFileSync(`${ROOT}${SBOM}`, materials(written))
writeFileSync(
  `${ROOT}${LICENCES}`,
  licencesPaper(packagesIn(readFileSync(`${ROOT}package-lock.json`, 'utf8'))),
)
console.log(`${SBOM}, ${LICENCES}`)
