import type { Database } from '../../db/connect.ts'
import { VIEWS } from './distribution.ts'
import { statementsOfFunctions } from './functions.ts'
import { type Columns, unboundIn, unboundInView } from './unbound.ts'

/** A statement that asks all servers: of which tables, and its text on one line, behind the name of the function that it stands in. */
export type AskedOfAll = { readonly tables: string; readonly text: string }

/** Which of the statements that were sent, and of those in functions and views of the database, ask all servers. */
export async function askedOfAll(owner: Database, sent: Iterable<string>): Promise<AskedOfAll[]> {
  const columns = await columnsIn(owner)
  const bySent = [...sent].map((text) => ({ text, tables: unboundIn(text, columns) }))
  const byFunctions = (await statementsOfFunctions(owner)).map(({ of, text, variables }) => ({
    text: `${of}: ${text}`,
    tables: unboundIn(text, columns, variables),
  }))
  const byViews = (await views(owner)).map(({ name, text }) => ({
    text: `${name}: ${text}`,
    tables: unboundInView(text, VIEWS[name]?.column ?? '', columns),
  }))
  return [...bySent, ...byFunctions, ...byViews]
    .filter(({ tables }) => tables.length > 0)
    .map(({ text, tables }) => ({ tables: tables.join(', '), text: text.replace(/\s+/g, ' ').trim() }))
}

async function columnsIn({ client }: Database): Promise<Columns> {
  const rows = await client<{ name: string; columns: string[] }[]>`
    select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
      from information_schema.columns where table_schema = 'public' group by table_name`
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))
}

async function views({ client }: Database): Promise<{ name: string; text: string }[]> {
  return [
    ...(await client<{ name: string; text: string }[]>`
      select viewname as name, definition as text from pg_views where schemaname = 'public'`),
  ]
}
