import { sql } from 'drizzle-orm'
import type { Store } from './connect.ts'
import { open } from './seal.ts'

/** Where somebody said that they live, by their newest declaration; the answers are opaque here. */
export type Home<Answers> = {
  readonly edition: string
  readonly unitCode: string | undefined
  readonly template: string
  readonly answers: Answers
}

/** The homes of some people; whoever never declared has none, nor has one whose answers can't be opened: a key may be lost. */
export async function homesOf<Answers>(
  { sql: db, keys }: Pick<Store, 'sql' | 'keys'>,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, Home<Answers>>> {
  const rows = await db.execute<{
    person_id: number
    edition: string
    unit_code: string | null
    template: string
    answers_sealed: Uint8Array
  }>(sql`
    select d.* from unnest(${sql.param([...personIds])}::bigint[]) as p (id), lateral (
      select person_id, edition, unit_code, template, answers_sealed from declarations
       where person_id = p.id order by declared_at desc, id desc limit 1) d`)
  return new Map(
    rows.flatMap(({ person_id, edition, unit_code, template, answers_sealed }) => {
      const answers = openedAnswers<Answers>(keys, answers_sealed)
      return answers ? [[person_id, { edition, unitCode: unit_code ?? undefined, template, answers }]] : []
    }),
  )
}

function openedAnswers<Answers>(keys: Store['keys'], sealed: Uint8Array): Answers | undefined {
  try {
    return open<Answers>(keys, 'answers', sealed)
  } catch {
    return undefined
  }
}
