import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOneTransaction } from '../../../db/backup/connection.ts'
import { copyOut } from '../../../db/backup/copy.ts'
import { run, toyDatabase } from './toy.ts'

test('a reader slower than the database does not stop the connection', async () => {
  const url = await toyDatabase('create table lines (line text);')
  // Sizes at which the driver, left alone, never answered the next statement.
  for (const [rows, length] of [
    [100, 1_000],
    [300, 100],
    [1_000, 1_000],
  ] as const) {
    await run(
      url,
      `truncate lines; insert into lines select repeat('x', ${length}) from generate_series(1, ${rows})`,
    )
    const read = await inOneTransaction(url, 'read only', async (sql) => {
      let bytes = 0
      for await (const row of copyOut(sql, 'lines', ['line'])) {
        bytes += row.length
        await nextTurn()
      }
      const [next] = await sql`select 1 as one`
      return { bytes, next }
    })
    expect(read).toEqual({ bytes: rows * (length + 1), next: { one: 1 } })
  }
})

test('a table without rows gives none', async () => {
  const url = await toyDatabase()
  const rows = await inOneTransaction(url, 'read only', async (sql) => {
    const found = []
    for await (const row of copyOut(sql, 'visits', ['id', 'thing_id'])) found.push(row)
    return found
  })
  expect(rows).toEqual([])
})
