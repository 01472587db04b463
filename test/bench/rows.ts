import { cityDay } from '../../bot/core/cityTime.ts'
import type { Database } from '../../db/connect.ts'
import { sealArrival } from '../../db/inbox.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { BENCH_KEYS, startBenchDatabase } from './benchDatabase.ts'
import { alone, type Figure, report } from './harness.ts'
import { fillings } from './rowsOfTables.ts'
import { receivedText } from './updates.ts'

/** Rows of each table: enough that what every table has once does not count. */
const ROWS = 50_000
const ZONE = 'Asia/Ho_Chi_Minh'

/**
 * `npm run bench:rows`: how many bytes a row of the large tables takes on the disk, with its indexes as they grow by insertion, and how
 * many bytes it takes in the write-ahead log. SCALE.md reckons with these.
 */
const rows = rowsWanted(process.argv)
const bench = await startBenchDatabase(console.error, { max_wal_size: '8GB', autovacuum: 'off' })
try {
  report('rows', await measureRows(bench.database))
} finally {
  await bench.stop()
}

async function measureRows(database: Database): Promise<Figure[]> {
  const today = cityDay(new Date(), ZONE)
  await makeVisitPartitions(database, today, 1, ZONE)
  const figures: Figure[] = []
  for (const { table, made, fill } of fillings({ rows, today, messageBytes: messageBytes() })) {
    const before = await logPlace(database)
    await database.client.unsafe(fill)
    const written = (await logPlace(database)) - before
    const { whole, indexes } = await sizesOf(database, table)
    figures.push(
      alone(table, 'bytes a row', [whole / made]),
      alone('  of it indexes', 'bytes a row', [indexes / made]),
      alone('  in the log', 'bytes a row', [written / made]),
    )
  }
  return figures
}

async function logPlace({ client }: Database): Promise<number> {
  const [row] = await client<{ bytes: number }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 as bytes`
  return row?.bytes ?? 0
}

/** Of a partitioned table, its partitions. */
async function sizesOf({ client }: Database, table: string): Promise<{ whole: number; indexes: number }> {
  const [row] = await client<{ whole: number; indexes: number }[]>`
    select sum(pg_total_relation_size(part))::float8 as whole, sum(pg_indexes_size(part))::float8 as indexes
      from (select ${table}::regclass as part union select relid from pg_partition_tree(${table}::regclass)) as parts`
  return row ?? { whole: 0, indexes: 0 }
}

/** A message as it is sealed on its arrival. */
function messageBytes(): number {
  const { externalId, chat, sender, sentAt, action } = receivedText(700_100_200)
  const arrival = {
    channel: 'telegram',
    externalId,
    chat,
    senderAddress: sender.address,
    album: undefined,
    sentAt: new Date(sentAt),
    body: { sender, action },
  }
  return sealArrival({ keys: BENCH_KEYS }, arrival).body.length
}

function rowsWanted(said: readonly string[]): number {
  const at = said.indexOf('--rows')
  const wanted = at < 0 ? ROWS : Number(said[at + 1])
  if (!Number.isSafeInteger(wanted) || wanted < 10_000) throw new Error('--rows takes a number from 10000 on')
  return wanted
}
