import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** A unit as a city's file has it. `name` bears no type word; `type` is the Vietnamese label, such as "Phường". */
export type UnitOfFile = z.infer<typeof unitSchema>

/** A file's units cannot be used. The message names every problem at once, so that one reading mends them all. */
export class UnitFileError extends Error {
  readonly problems: readonly string[]

  constructor(edition: string, problems: readonly string[]) {
    super(`units of edition ${edition}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'UnitFileError'
    this.problems = problems
  }
}

/** Codes go into buttons, whose data have few bytes. */
const CODE = /^[0-9A-Za-z-]{1,10}$/
/** An edition is a part of a file's name, so it has no slash or dot. */
const EDITION = /^[a-z0-9-]{1,40}$/
const NAME_LENGTH_LIMIT = 80

const unitSchema = z.strictObject({
  code: z.string().regex(CODE, 'is 1 to 10 letters, digits or hyphens'),
  name: z.string().trim().min(1).max(NAME_LENGTH_LIMIT).normalize('NFC'),
  type: z.string().trim().min(1).max(NAME_LENGTH_LIMIT).normalize('NFC'),
  parentCode: z.string().regex(CODE).nullable(),
})

/** Reads the units of an edition that is shipped here, such as `haiphong-2025`. Throws a `UnitFileError`. */
export function loadUnitFile(edition: string): UnitOfFile[] {
  if (!EDITION.test(edition))
    throw new UnitFileError(edition, ['an edition is small letters, digits and hyphens'])
  return parseUnitFile(edition, readJson(edition, new URL(`./${edition}.json`, import.meta.url)))
}

/** Whether the units of an edition are shipped here; those of other cities are imported by their operators. */
export function isShipped(edition: string): boolean {
  return EDITION.test(edition) && existsSync(new URL(`./${edition}.json`, import.meta.url))
}

/** Checks the content of a unit file, any city's. Throws a `UnitFileError` that names every problem. */
export function parseUnitFile(edition: string, content: unknown): UnitOfFile[] {
  const parsed = z.array(unitSchema).safeParse(content)
  if (!parsed.success)
    throw new UnitFileError(
      edition,
      parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  const problems = [...duplicateCodes(parsed.data), ...wrongRoots(parsed.data), ...wrongParents(parsed.data)]
  if (problems.length > 0) throw new UnitFileError(edition, problems)
  return parsed.data
}

function readJson(edition: string, file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'the file is not JSON' : 'there is no such file'
    throw new UnitFileError(edition, [reason])
  }
}

function duplicateCodes(units: readonly UnitOfFile[]): string[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { code } of units) {
    if (seen.has(code)) twice.add(code)
    seen.add(code)
  }
  return [...twice].map((code) => `code ${code} stands twice`)
}

function wrongRoots(units: readonly UnitOfFile[]): string[] {
  const roots = units.filter((unit) => unit.parentCode === null)
  if (roots.length === 1) return []
  return roots.length === 0
    ? ['no unit is the root: one has parentCode null']
    : [`more than one root: ${roots.map((root) => root.code).join(', ')}`]
}

function wrongParents(units: readonly UnitOfFile[]): string[] {
  const parents = new Map(units.map((unit) => [unit.code, unit.parentCode]))
  return units.flatMap(({ code, parentCode }) => {
    if (parentCode !== null && !parents.has(parentCode))
      return [`unit ${code} has an unknown parent ${parentCode}`]
    return isInCycle(code, parents) ? [`unit ${code} is above itself`] : []
  })
}

function isInCycle(code: string, parents: ReadonlyMap<string, string | null>): boolean {
  const passed = new Set<string>()
  for (let above = parents.get(code); above; above = parents.get(above)) {
    if (above === code) return true
    if (passed.has(above)) return false
    passed.add(above)
  }
  return false
}
