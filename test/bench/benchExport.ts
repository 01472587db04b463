import { addDays, cityDay, startOfCityDay } from '../../bot/core/cityTime.ts'
import type { Profile } from '../../bot/core/person.ts'
import type { ExportFormat } from '../../bot/draw/attachment.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database } from '../../db/connect.ts'
import { requestExport } from '../../db/exports.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { createPerson } from '../../db/people.ts'
import { seal } from '../../db/seal.ts'
import { registerVenue } from '../../db/venues.ts'
import type { BenchDatabase } from './benchDatabase.ts'
import { startChild } from './child.ts'
import type { Took } from './exportCost.ts'
import { alone, beside, type Figure } from './harness.ts'
import type { Section } from './section.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const ROWS = 100_000
/** What the same takes with a tenth of the rows: memory that does not grow with them is about the same. */
const FEW_ROWS = ROWS / 10
const VISITORS = 20_000
const PROFILES_AT_ONCE = 1_000
const DAYS = 30
const ROUNDS = 3

type Place = { readonly chatId: number; readonly ownerId: number; readonly venueId: number }

/** How a venue's log becomes a file, through the worker as it is, beside all of it at once by papaparse and hucre. */
export const exportSection: Section = {
  name: 'export',
  run: async (bench) => benchExport(await bench.database()),
}

const PEERS = { xlsx: 'hucre at once', csv: 'papaparse at once' } as const

async function benchExport(bench: BenchDatabase): Promise<Figure[]> {
  const [place, small] = [await busyPlace(bench.database, ROWS), await busyPlace(bench.database, FEW_ROWS)]
  const figures: Figure[] = []
  for (const format of ['xlsx', 'csv'] as const) {
    const [ours, peer, few]: [Took[], Took[], Took[]] = [[], [], []]
    for (let round = 1; round <= ROUNDS; round++) {
      ours.push(await fileOf(bench, place, format))
      peer.push(await peerFileOf(bench, place, format))
      few.push(await fileOf(bench, small, format))
      console.error(`export ${format}, round ${round}: ${JSON.stringify([ours.at(-1), peer.at(-1)])}`)
    }
    const both = (of: (took: Took) => number) => ({ ours: ours.map(of), peer: peer.map(of) })
    const by = `${format}, beside ${PEERS[format]}`
    figures.push(
      beside(
        `export of ${ROWS} rows, ${by}`,
        'rows/s',
        both(({ seconds }) => ROWS / seconds),
      ),
      beside(
        `the same by the processor's time, ${by}`,
        'rows/s',
        both(({ cpuSeconds }) => ROWS / cpuSeconds),
      ),
      beside(
        `its peak memory above the idle process, ${by}`,
        'MB',
        both(({ megabytes }) => megabytes),
      ),
      alone(
        `memory with ${FEW_ROWS} rows, ${format}`,
        'MB',
        few.map(({ megabytes }) => megabytes),
      ),
    )
  }
  return figures
}

async function fileOf({ url, database }: BenchDatabase, place: Place, format: ExportFormat): Promise<Took> {
  const today = cityDay(new Date(), ZONE)
  const { ownerId: personId, ...where } = place
  const asked = { first: addDays(today, -DAYS), last: today }
  await requestExport(database, {
    ...where,
    personId,
    format,
    asked,
    language: 'vi',
    createdAt: new Date(),
  })
  const took = await written('./exportChild.ts', url)
  const [last] = await database.client`select outcome, rows_done from exports order by id desc limit 1`
  if (last?.outcome !== 'done') throw new Error(`the export came to ${JSON.stringify(last)}`)
  return took
}

function peerFileOf({ url }: BenchDatabase, { venueId }: Place, format: ExportFormat): Promise<Took> {
  return written('./exportPeerChild.ts', url, format, String(venueId))
}

async function written(module: string, ...settings: readonly string[]): Promise<Took> {
  const child = await startChild(module, ...settings)
  try {
    return (await child.ask('write')) as Took
  } finally {
    await child.stop()
  }
}

/** A venue with so many visits in thirty days, of people whose profiles are sealed as all are. */
async function busyPlace(database: Database, rows: number): Promise<Place> {
  const first = addDays(cityDay(new Date(), ZONE), -DAYS)
  await makeVisitPartitions(database, first, DAYS + 1, ZONE)
  const address = `owner of ${rows}`
  const chatId = await ensureChat(database, { channel: 'web', kind: 'private', address })
  const { id: ownerId } = await createPerson(database, { profile: {}, chatId })
  const registrant = { name: 'Trần Văn Hải', phone: '+84912345678', phoneConfirmed: false }
  const where = { edition: 'haiphong-2025', unitCode: '11329', address: '12 Lạch Tray', type: 'market' }
  const { venueId, gateId } = await registerVenue(
    database,
    { ownerId, name: 'Chợ Ga', foldedName: 'cho ga', registrant, ...where },
    { name: 'Cổng chính', direction: 'both', code: `${rows}` },
  )
  await fill(database, { venueId, gateId, rows, from: startOfCityDay(first, ZONE) })
  return { chatId, ownerId, venueId }
}

async function fill(
  { client, keys }: Database,
  { venueId, gateId, rows, from }: { venueId: number; gateId: number; rows: number; from: Date },
): Promise<void> {
  const people: number[] = []
  for (let made = 0; made < VISITORS; made += PROFILES_AT_ONCE) {
    const sealed = Array.from({ length: PROFILES_AT_ONCE }, (_, index) =>
      seal(keys, 'profile', visitor(made + index)),
    )
    const inserted = await client<{ id: number }[]>`
      insert into persons (profile_sealed) select unnest(${client.types.byteaList(sealed)}::bytea[]) returning id`
    people.push(...inserted.map(({ id }) => Number(id)))
  }
  const span = (Date.now() - from.getTime()) / 1000
  await client`
    insert into visits (person_id, venue_id, gate_id, started_at, ended_at, ended_by, companions, recorded_by, legal_basis)
    select (${people}::bigint[])[1 + number % ${VISITORS}::int], ${venueId}, ${gateId},
           ${from.toISOString()}::timestamptz + make_interval(secs => number * ${span / rows}::float8),
           ${from.toISOString()}::timestamptz + make_interval(secs => number * ${span / rows}::float8 + 1800),
           (array['out', 'elsewhere', 'usual stay'])[1 + number % 3], number % 4,
           (array['photo', 'link', 'code'])[1 + number % 3], 'consent'
      from generate_series(0, ${rows - 1}::int) as number`
  await client`analyze visits`
}

const FAMILY = ['Nguyễn Văn', 'Trần Thị Bích', 'Lê', 'Phạm Hữu', 'Hoàng Thị Phương']
const GIVEN = ['An', 'Ngọc', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà']

function visitor(number: number): Profile {
  const name = `${FAMILY[number % FAMILY.length]} ${GIVEN[number % GIVEN.length]}`
  return { name, phone: `+849${String(10_000_000 + number).slice(0, 8)}`, birth: '1985-06-15', sex: 'female' }
}
