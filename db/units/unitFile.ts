import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { fieldProblems } from './fieldProblems.ts'
import { type Placed, treeProblems } from './treeProblems.ts'

/** A unit as a city's file has it. `name` bears no type word; `type` is the Vietnamese label, such as "Phường". */
export type UnitOfFile = z.infer<typeof unitSchema>

/** A file's units cannot be used. The message names every problem at once, so that one reading mends them all. */
export class UnitFileError extends Error {
  readonly problems: readonly string[]

  constructor(edition: string, problems: readonly string[]) {
    super(`Đơn vị của ấn bản ${edition}:\n${problems.map((problem) => `- ${problem}`).join('\n')}`)
    this.name = 'UnitFileError'
    this.problems = problems
  }
}

/** Codes go into buttons, whose data have few bytes. */
const CODE = /^[0-9A-Za-z-]{1,10}$/
/** An edition is a part of a file's name, so it has no slash or dot. */
const EDITION = /^[a-z0-9-]{1,40}$/
const NAME_LENGTH_LIMIT = 80
/** A name copied from a document may bring signs that nobody sees, and is found by nobody then. */
const VISIBLE = /^[^\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]*$/u

const placeSchema = z.object({
  code: z.string().regex(CODE),
  parentCode: z.string().regex(CODE).nullable(),
  kind: z.enum(['territory', 'body']).optional(),
})

const nameSchema = z.string().trim().min(1).max(NAME_LENGTH_LIMIT).regex(VISIBLE).normalize('NFC')

const unitSchema = z.strictObject({
  ...placeSchema.shape,
  name: nameSchema,
  type: nameSchema,
})

/** Reads the units of an edition that is shipped here, such as `haiphong-2025`. Throws a `UnitFileError`. */
export function loadUnitFile(edition: string): UnitOfFile[] {
  if (!EDITION.test(edition))
    throw new UnitFileError(edition, ['tên ấn bản chỉ gồm chữ thường, số và gạch nối'])
  return parseUnitFile(edition, readJson(edition, new URL(`./${edition}.json`, import.meta.url)))
}

/** Whether the units of an edition are shipped here; those of other cities are imported by their operators. */
export function isShipped(edition: string): boolean {
  return EDITION.test(edition) && existsSync(new URL(`./${edition}.json`, import.meta.url))
}

/**
 * Checks the content of a unit file, any city's and of any depth, beside the bodies that the edition has already. Throws a
 * `UnitFileError` that names every problem.
 */
export function parseUnitFile(
  edition: string,
  content: unknown,
  standing: readonly Placed[] = [],
): UnitOfFile[] {
  return parse(edition, content, standing, true)
}

/** The same of a file of departments and unions alone, which hang below the units that stand. */
export function parseBodyFile(edition: string, content: unknown, standing: readonly Placed[]): UnitOfFile[] {
  const asBodies = Array.isArray(content) ? content.map(asBody) : content
  return parse(edition, asBodies, standing, false)
}

/** What says nothing of its kind is a body; what says that it is territory is told by the checks. */
function asBody(row: unknown): unknown {
  return typeof row === 'object' && row !== null ? { kind: 'body', ...row } : row
}

function parse(
  edition: string,
  content: unknown,
  standing: readonly Placed[],
  isWhole: boolean,
): UnitOfFile[] {
  if (!Array.isArray(content))
    throw new UnitFileError(edition, ['tệp phải là một danh sách [ … ] các đơn vị'])
  if (content.length === 0) throw new UnitFileError(edition, ['tệp không có đơn vị nào'])
  const read = content.map((row: unknown) => unitSchema.safeParse(row))
  const placed = content.map((row: unknown) => placeSchema.safeParse(row).data)
  const problems = [
    ...read.flatMap(({ error }, index) => (error ? fieldProblems(index, content[index], error) : [])),
    ...treeProblems(placed, standing, isWhole),
  ]
  if (problems.length > 0) throw new UnitFileError(edition, problems)
  return read.flatMap(({ data }) => data ?? [])
}

function readJson(edition: string, file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'tệp không phải JSON' : 'không có tệp này'
    throw new UnitFileError(edition, [reason])
  }
}
