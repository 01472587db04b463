import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { catalogues } from '../../locales/catalogue.ts'
import { environmentExample, settingsTable } from '../../server/env/documentation.ts'
import { wrongArrows } from './arrows.ts'
import { unequalTexts } from './catalogueTexts.ts'
import { cycles } from './cycles.ts'
import { importsOf } from './imports.ts'
import { wrongRights } from './rightsPaper.ts'
import { wrongExample, wrongTable } from './settingsPapers.ts'
import { readSources } from './sources.ts'
import { wrongLicences, wrongLicencesPaper } from './supply/licences.ts'
import { packagesIn } from './supply/lockfile.ts'
import { wrongInstallScripts, wrongLocks, wrongManifest, wrongNpmSettings } from './supply/origin.ts'
import { textUse, wrongUse } from './textUse.ts'
import { wrongThreats } from './threatTable.ts'
import { wrongTopLevel } from './topLevel.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Everything that neither the compiler nor the linter sees. `npm run check` ends with it. */
function problems(): string[] {
  const imports = importsOf(readSources(ROOT, ['.ts', '.js', '.mjs']))
  const spoken = new Map(
    [...readSources(ROOT, ['.ts', '.js', '.json'])].filter(([path]) => /^(?:bot|server)\//.test(path)),
  )
  return [
    ...wrongArrows(imports),
    ...cycles(imports),
    ...unequalTexts(catalogues),
    ...wrongUse(Object.keys(catalogues.vi), textUse(spoken)),
    ...wrongTopLevel(readdirSync(ROOT), textOf('.gitignore') ?? ''),
    ...wrongRights(textOf('ARCHITECTURE.md')),
    ...wrongThreats(textOf('SECURITY.md'), textOf),
    ...wrongTable(textOf('README.md'), settingsTable()),
    ...wrongExample(textOf('.env.example'), environmentExample()),
    ...wrongSupply(),
  ]
}

/** What comes from others: which packages, under which licences, and what they may do when they are installed. */
function wrongSupply(): string[] {
  const packages = packagesIn(textOf('package-lock.json') ?? '')
  return [
    ...wrongLicences(packages),
    ...wrongLicencesPaper(textOf('LICENCES.md'), packages),
    ...wrongInstallScripts(packages),
    ...wrongLocks(packages),
    ...wrongManifest(JSON.parse(textOf('package.json') ?? '{}')),
    ...wrongNpmSettings(textOf('.npmrc')),
  ]
}

function textOf(name: string): string | undefined {
  const path = join(ROOT, name)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

const found = problems()
for (const line of found) console.error(line)
if (found.length > 0) process.exitCode = 1
else console.log('Import arrows, texts, top level, rights, settings and supply are in order.')
