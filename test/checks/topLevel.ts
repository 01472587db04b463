/** What lies at the top, besides papers, container files and what begins with a point: the user's wish, and fixed. */
const FIXED = [
  'bot',
  'server',
  'db',
  'locales',
  'test',
  'drizzle.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
]
const ALLOWED = [
  /^\./,
  /^[A-Z_]+(?:\.[a-z]{2})?\.md$/,
  /^(?:LICENSE|NOTICE)$/,
  /^(?:Dockerfile|Containerfile|compose\.ya?ml)$/,
]

/** Names at the top that have no place there, and those that are missing. `ignored` is the text of `.gitignore`. */
export function wrongTopLevel(names: readonly string[], ignored: string): string[] {
  const passedOver = new Set(ignored.split('\n').map((line) => line.trim().replace(/\/$/, '')))
  const strange = names.filter(
    (name) =>
      !passedOver.has(name) && !FIXED.includes(name) && !ALLOWED.some((pattern) => pattern.test(name)),
  )
  const missing = [...FIXED, 'README.md'].filter((name) => !names.includes(name))
  return [
    ...strange.map((name) => `${name} has no place at the top level`),
    ...missing.map((name) => `${name} is missing at the top level`),
  ]
}
