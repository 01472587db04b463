/** A package as `package-lock.json` holds it. */
export type Locked = {
  readonly name: string
  readonly version: string
  readonly licence: string | undefined
  /** It is needed to work on the program, and not to run it. */
  readonly forDevelopment: boolean
  readonly hasInstallScript: boolean
  readonly hasAddress: boolean
  readonly hasHash: boolean
}

type Entry = {
  readonly version?: string
  readonly license?: string
  readonly dev?: boolean
  readonly hasInstallScript?: boolean
  readonly resolved?: string
  readonly integrity?: string
}

/** Every package of a lockfile, in the order of its name. */
export function packagesIn(lockfile: string): Locked[] {
  const { packages } = JSON.parse(lockfile) as { readonly packages: Readonly<Record<string, Entry>> }
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      version: entry.version ?? '',
      licence: entry.license,
      forDevelopment: entry.dev ?? false,
      hasInstallScript: entry.hasInstallScript ?? false,
      hasAddress: entry.resolved !== undefined,
      hasHash: entry.integrity !== undefined,
    }))
    .sort((a, b) => (a.name < b.name || (a.name === b.name && a.version < b.version) ? -1 : 1))
}
