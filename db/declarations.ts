import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { type Counted, countDeclaration } from './declarationCounts.ts'
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
  /** Where and on which day of the city it counts, and as what. */
  readonly counted: Pick<Counted, 'unitCode' | 'day' | 'figures'>
  /** Who declared for the person, where it was not the person. */
  readonly declaredBy?: number
}

/** Keeps a declaration, and counts it: the counts outlive it. */
export async function recordDeclaration(store: Store, declaration: NewDeclaration): Promise<void> {
  const { answers, unitCode, counted, ...open } = declaration
  const { edition, template } = declaration
  await store.sql
    .insert(declarations)
    .values({ ...open, unitCode: unitCode ?? null, answersSealed: seal(store.keys, 'answers', answers) })
  await countDeclaration(store, { edition, template, ...counted })
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

/** A declaration as it stands open in the database: all but what was answered. */
export type KnownDeclaration = {
  readonly template: string
  readonly risk: boolean
  readonly edition: string
  readonly unitCode: string | null
  readonly validUntil: Date
  readonly isValid: boolean
}

const KNOWN = {
  template: declarations.template,
  risk: declarations.risk,
  edition: declarations.edition,
  unitCode: declarations.unitCode,
  validUntil: declarations.validUntil,
}

/** What a person is said to have: the newest declaration that is valid at a moment, else the newest of all, by whatever form. */
export async function declarationToShow(
  { sql: db }: Store,
  personId: number,
  at: Date,
): Promise<KnownDeclaration | undefined> {
  const isValid = gt(declarations.validUntil, at)
  const [row] = await db
    .select({ ...KNOWN, isValid: sql<boolean>`${isValid}` })
    .from(declarations)
    .where(eq(declarations.personId, personId))
    .orderBy(desc(isValid), desc(declarations.declaredAt), desc(declarations.id))
    .limit(1)
  return row
}

/** Whether a person has a declaration by one of these forms that is valid at a moment. */
export async function hasValidDeclaration(
  store: Store,
  personId: number,
  templates: readonly string[],
  at: Date,
): Promise<boolean> {
  return (await haveValidDeclaration(store, [personId], templates, at)).has(personId)
}

/** Who of these people have a declaration by one of these forms that is valid at a moment. */
export async function haveValidDeclaration(
  { sql: db }: Store,
  personIds: readonly number[],
  templates: readonly string[],
  at: Date,
): Promise<ReadonlySet<number>> {
  if (personIds.length === 0 || templates.length === 0) return new Set()
  const rows = await db
    .select({ personId: declarations.personId })
    .from(declarations)
    .where(
      and(
        inArray(declarations.personId, [...personIds]),
        inArray(declarations.template, [...templates]),
        gt(declarations.validUntil, at),
      ),
    )
  return new Set(rows.map(({ personId }) => personId))
}
