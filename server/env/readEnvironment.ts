import { type Environment, environmentSchema } from './environment.ts'
import { ASKED_WHETHER_SET, problemsTogether } from './together.ts'

/** The configuration, or every problem with it at once, each in a line that names the variable. */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { readonly environment: Environment } | { readonly problems: readonly string[] } {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environmentSchema.safeParse(present)
  const problems = parsed.success ? problemsTogether(parsed.data) : problemsOf(present, parsed.error.issues)
  if (problems.length > 0 || !parsed.success) return { problems: [...problems, ...unknownNames(present)] }
  const unknown = unknownNames(present)
  return unknown.length > 0 ? { problems: unknown } : { environment: parsed.data }
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string }

/** What is wrong with settings by themselves, and how the others go together with them and with each other. */
function problemsOf(present: Readonly<Record<string, unknown>>, issues: readonly Issue[]): string[] {
  const ill = new Set(issues.map(({ path }) => String(path[0])))
  const alone = issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
  const sound = environmentSchema.safeParse(pick(present, (name) => !ill.has(name)))
  if (!sound.success) return alone
  const counted = pick(present, (name) => ill.has(name) && ASKED_WHETHER_SET.has(name))
  const together = problemsTogether({ ...sound.data, ...counted } as Environment)
  // What is there and wrong is not missing; and whether our address must be https depends on whose API is asked.
  const untold = new Set([
    ...ill,
    ...(ill.has('ZALO_API_ROOT') || ill.has('TELEGRAM_API_ROOT') ? ['PUBLIC_URL'] : []),
  ])
  return [...alone, ...together.filter((problem) => !untold.has(problem.slice(0, problem.indexOf(':'))))]
}

function pick(settings: Readonly<Record<string, unknown>>, wanted: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(settings).filter(([name]) => wanted(name)))
}

/** A misspelt name of ours would be ignored in silence. */
function unknownNames(present: Record<string, unknown>): string[] {
  return Object.keys(present)
    .filter((name) => /^(TELEGRAM|ZALO|CITY)_/.test(name) && !(name in environmentSchema.shape))
    .map((name) => `${name}: there is no such setting`)
}
