import { and, desc, eq, gt, inArray } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { declarations } from './schema/index.ts'
import { open, seal } from './seal.ts'

export type NewDeclaration = {
  readonly personId: number
  readonly template: string
  readonly answers: object
  readonly risk: boolean
  readonly edition: string
  readonly unitCode: string | undefined
  readonly legalBasis: string
  readonly declaredAt: Date
  readonly validUntil: Date
  readonly keptUntil: Date
  /** Who declared for the person, where it was not the person. */
  readonly declaredBy?: number
}

export async function recordDeclaration(
  { sql: db, keys }: Store,
  declaration: NewDeclaration,
): Promise<void> {
  const { answers, unitCode, ...open } = declaration
  await db
    .insert(declarations)
    .values({ ...open, unitCode: unitCode ?? null, answersSealed: seal(keys, 'answers', answers) })
}

export type LastDeclaration<Answers> = {
  readonly answers: Answers
  readonly risk: boolean
  readonly declaredAt: Date
  readonly validUntil: Date
}

/** A person's newest declaration by a form, valid or not. */
export async function lastDeclaration<Answers>(
  { sql: db, keys }: Store,
  personId: number,
  template: string,
): Promise<LastDeclaration<Answers> | undefined> {
  const [row] = await db
    .select()
    .from(declarations)
    .where(and(eq(declarations.personId, personId), eq(declarations.template, template)))
    .orderBy(desc(declarations.declaredAt))
    .limit(1)
  if (!row) return undefined
  const { risk, declaredAt, validUntil } = row
  return {
    risk,
    declaredAt,
    validUntil,
    answers: open<Answers>(keys, 'answers', row.answersSealed),
  }
}

/** Whether a person has a declaration that is valid at a moment. */
export async function hasValidDeclaration({ sql: db }: Store, personId: number, at: Date): Promise<boolean> {
  const rows = await db
    .select({ id: declarations.id })
    .from(declarations)
    .where(and(eq(declarations.personId, personId), gt(declarations.validUntil, at)))
    .limit(1)
  return rows.length > 0
}

/** Who of these people have a declaration that is valid at a moment. */
export async function haveValidDeclaration(
  { sql: db }: Store,
  personIds: readonly number[],
  at: Date,
): Promise<ReadonlySet<number>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .select({ personId: declarations.personId })
    .from(declarations)
    .where(and(inArray(declarations.personId, [...personIds]), gt(declarations.validUntil, at)))
  return new Set(rows.map(({ personId }) => personId))
}
