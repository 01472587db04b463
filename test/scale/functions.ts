import { parsePlPgSQLSync } from 'libpg-query'
import type { Database } from '../../db/connect.ts'
import { as, everyNode } from './tree.ts'

/** A statement that stands in a function of the database, with the names of the function's own variables. */
export type Inner = { readonly of: string; readonly text: string; readonly variables: ReadonlySet<string> }

type Row = { name: string; language: string; body: string; whole: string; arguments: string[] | null }

/** Every statement of every function of ours. */
export async function statementsOfFunctions({ client }: Pick<Database, 'client'>): Promise<Inner[]> {
  const rows = await client<Row[]>`
    select p.proname as name, l.lanname as language, p.prosrc as body, pg_get_functiondef(p.oid) as whole,
           p.proargnames as arguments
      from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
     order by p.proname`
  return rows.flatMap((row) => (row.language === 'sql' ? [ofSql(row)] : ofPlPgSql(row)))
}

function ofSql({ name, body, arguments: names }: Row): Inner {
  return { of: name, text: body, variables: new Set(names ?? []) }
}

function ofPlPgSql({ name, whole }: Row): Inner[] {
  const tree = [...everyNode(parsePlPgSQLSync(whole) as unknown)]
  const fields = (kind: string) => tree.map((node) => as(kind, node) ?? {})
  const declared = [...fields('PLpgSQL_var'), ...fields('PLpgSQL_rec')]
  const variables = new Set(declared.flatMap(({ refname }) => (typeof refname === 'string' ? refname : [])))
  return fields('PLpgSQL_expr').flatMap(({ query }) =>
    typeof query === 'string' ? [{ of: name, text: asStatement(query), variables }] : [],
  )
}

/** An expression asks the database by the queries inside it, which read the same where it is selected. */
function asStatement(text: string): string {
  return /^\s*(?:select|insert|update|delete|with)\b/i.test(text)
    ? text
    : `select ${text.replace(/^[\w.]+ *:= */, '')}`
}
