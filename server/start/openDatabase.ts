import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { UnitDirectory } from '../../bot/core/units.ts'
import { connect, type Database } from '../../db/connect.ts'
import { startEmbeddedDatabase, takeFolder } from '../../db/embedded/index.ts'
import { migrate } from '../../db/migrate.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import type { Keys } from '../../db/seal.ts'
import { importUnits, unitsOfEdition } from '../../db/unitRows.ts'
import { loadUnitFile } from '../../db/units/unitFile.ts'
import type { Environment } from '../env/environment.ts'

/** Days of visits kept ready: a message can be a day late, and the server may stand still over a long holiday. */
const PARTITION_DAYS_BACK = 3
const PARTITION_DAYS_AHEAD = 14
/** One connection for each turn lane and delivery lane at once would be 16; the rest serve routes and batches. */
const CONNECTIONS = 24

export type OpenedDatabase = {
  readonly url: string
  readonly embedded: boolean
  /** Ends what was started here, in the right order: to be called last. */
  close(): Promise<void>
}

/** The operator's database, or the package's own in DATA_DIR, held against a second server. */
export async function openDatabase(
  environment: Environment,
  note: (line: string) => void,
): Promise<OpenedDatabase> {
  if (environment.DATABASE_URL !== undefined) {
    return { url: environment.DATABASE_URL, embedded: false, close: async () => {} }
  }
  const dataDir = environment.DATA_DIR
  const lock = await takeFolder(dataDir)
  try {
    const embedded = await startEmbeddedDatabase({ dataDir, note })
    const close = () => embedded.stop().finally(() => lock.release())
    return { url: embedded.url, embedded: true, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Brings the database up to this version: its shape, the days of visits, the city's units. */
export async function prepareDatabase(
  url: string,
  keys: Keys,
  environment: Environment,
): Promise<{ readonly database: Database; readonly units: UnitDirectory }> {
  await migrate(url)
  const database = connect({ url, keys, connections: CONNECTIONS })
  await makeDaysAhead(database, environment.CITY_TIME_ZONE, new Date())
  const edition = environment.UNITS_EDITION
  await importUnits(
    database,
    loadUnitFile(edition).map((unit) => ({ edition, ...unit })),
  )
  return { database, units: new UnitDirectory(await unitsOfEdition(database, edition)) }
}

/** Makes the partitions of the coming days; done at the start and every day. */
export async function makeDaysAhead(database: Pick<Database, 'sql'>, zone: string, now: Date): Promise<void> {
  const first = addDays(cityDay(now, zone), -PARTITION_DAYS_BACK)
  await makeVisitPartitions(database, first, PARTITION_DAYS_BACK + PARTITION_DAYS_AHEAD + 1, zone)
}
