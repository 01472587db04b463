import { type Environment, environmentSchema } from './environment.ts'
import { problemsTogether } from './together.ts'

/** The configuration, or every problem with it at once, each in a line that names the variable. */
export function readEnvironment(
  variables: Record<string, string | undefined>,
): { readonly environment: Environment } | { readonly problems: readonly string[] } {
  const present = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environmentSchema.safeParse(present)
  const problems = parsed.success
    ? problemsTogether(parsed.data)
    : parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`)
  if (problems.length > 0 || !parsed.success) return { problems: [...problems, ...unknownNames(present)] }
  const unknown = unknownNames(present)
  return unknown.length > 0 ? { problems: unknown } : { environment: parsed.data }
}

/** A misspelt name of ours would be ignored in silence. */
function unknownNames(present: Record<string, unknown>): string[] {
  return Object.keys(present)
    .filter((name) => /^(TELEGRAM|ZALO|CITY)_/.test(name) && !(name in environmentSchema.shape))
    .map((name) => `${name}: there is no such setting`)
}
