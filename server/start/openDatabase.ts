import type { Sql } from 'postgres'
import { addDays, cityDay } from '../../bot/core/cityTime.ts'
import { UnitDirectory } from '../../bot/core/units.ts'
import { briefly } from '../../db/briefly.ts'
import { setTimeZone } from '../../db/cityState.ts'
import { connect, type Database } from '../../db/connect.ts'
import { startEmbeddedDatabase, takeFolder } from '../../db/embedded/index.ts'
import { hideIdsOfBefore } from '../../db/inbox.ts'
import { type Misfit, markKeys, misfitOf } from '../../db/keysFit.ts'
import { isMigrated, migrate } from '../../db/migrate.ts'
import { makeVisitPartitions } from '../../db/partitions.ts'
import { problemOfRole, type RoleProblem } from '../../db/roles.ts'
import type { Keys } from '../../db/seal.ts'
import { serverAt } from '../../db/serverAt.ts'
import { editionsHeld, importUnits, unitsOfEdition } from '../../db/unitRows.ts'
import { isShipped, loadUnitFile } from '../../db/units/unitFile.ts'
import { sealAddressesOfBefore } from '../../db/venueAddress.ts'
import { writableFirst } from '../../db/writable.ts'
import type { Environment } from '../env/environment.ts'
import { KeysProblem } from '../env/keysProblem.ts'
import { watchErased } from '../workers/erasedAlarm.ts'
import { noteOfPool, type Pool, poolProblem } from './pool.ts'
import { StartProblem } from './problem.ts'

/** Days of visits kept ready: a paper list may be a week old, and the server may stand still over a long holiday. */
const PARTITION_DAYS_BACK = 8
const PARTITION_DAYS_AHEAD = 14
/** The oldest PostgreSQL that the tests run on. */
const OLDEST_POSTGRESQL = 15

/** How a database is reached: as the server, and as its owner where this process is to bring it to its shape. */
export type Reached = { readonly url: string; readonly ownerUrl: string | undefined }

export type OpenedDatabase = Reached & {
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
    return {
      ...(await givenDatabase(environment.DATABASE_URL, environment)),
      embedded: false,
      close: async () => {},
    }
  }
  const dataDir = environment.DATA_DIR
  const lock = await takeFolder(dataDir)
  try {
    const embedded = await startEmbeddedDatabase({ dataDir, note })
    const close = () => embedded.stop().finally(() => lock.release())
    return { url: embedded.serverUrl, ownerUrl: embedded.url, embedded: true, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** The operator's database; of several servers the one that takes writes comes first. */
export async function givenDatabase(
  url: string,
  { MIGRATION_DATABASE_URL: ownerUrl }: Environment,
): Promise<Reached> {
  return { url: await writableFirst(url), ownerUrl: ownerUrl && (await writableFirst(ownerUrl)) }
}

/**
 * Brings the database to this version's shape, where it is reached as its owner, and connects to it as the server. Throws
 * StartProblem when it is not of this shape, or when the server's role may do more than a server should, and KeysProblem when it
 * was written with other keys: what would be written now could never be read beside what is there.
 */
export async function connectMigrated(
  { url, ownerUrl }: Reached,
  keys: Keys,
  { connections, prepare }: Pool,
  note: (line: string) => void = () => {},
): Promise<Database> {
  const { server, roleProblem, isCurrent } = await briefly(url, lookAround)
  if (server.version < OLDEST_POSTGRESQL)
    throw new StartProblem(
      `PostgreSQL ${server.version} quá cũ: DATABASE_URL cần PostgreSQL ${OLDEST_POSTGRESQL} đến 18.`,
    )
  const problem = poolProblem(connections, server)
  if (problem !== undefined) throw new StartProblem(problem)
  if (ownerUrl !== undefined) await migrate({ url, ownerUrl })
  else if (!isCurrent)
    throw new StartProblem(
      'Cơ sở dữ liệu chưa theo phiên bản này: đặt MIGRATION_DATABASE_URL rồi chạy npm run admin -- migrate.',
    )
  if (roleProblem !== undefined) throw new StartProblem(strongRoleLine(roleProblem))
  const prepares = prepare === 'auto' ? !server.isPooled : prepare === 'on'
  const database = connect({ url, keys, connections, prepares, isPooled: server.isPooled })
  try {
    const misfit = await misfitOf(database)
    if (misfit !== undefined) throw new KeysProblem(misfitLine(misfit))
    for (const line of await noteOfPool(database, { connections, prepares }, server)) note(line)
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** What the operator does about keys that do not fit. */
export function misfitLine(misfit: Misfit): string {
  if (misfit === 'other keys')
    return 'Khoá không phải của cơ sở dữ liệu này: đặt lại đúng keys.json (hoặc SEAL_KEY và FIND_KEY) từ bản sao lưu.'
  return `Thiếu khoá số ${misfit.missing.join(', ')} mà cơ sở dữ liệu này cần: chép lại keys.json có khoá ấy từ bản sao lưu (hoặc thêm SỐ:KHOÁ vào FORMER_SEAL_KEYS).`
}

/** What is to be known of a server and its role before anything is done there. */
async function lookAround(client: Sql) {
  return {
    server: await serverAt(client),
    roleProblem: await problemOfRole(client),
    isCurrent: await isMigrated(client),
  }
}

function strongRoleLine(problem: RoleProblem): string {
  const said =
    problem === 'owns something' ? 'sở hữu cơ sở dữ liệu hoặc bảng, hàm trong đó' : 'có quyền quá lớn'
  return `Tài khoản trong DATABASE_URL ${said}: tạo một tài khoản riêng cho máy chủ (xem README, "Two roles"), để tài khoản này ở MIGRATION_DATABASE_URL.`
}

/** Readies the database for this configuration: the days of visits, the city's units. */
export async function prepareDatabase(database: Database, environment: Environment): Promise<UnitDirectory> {
  await setTimeZone(database, environment.CITY_TIME_ZONE)
  await makeDaysAhead(database, environment.CITY_TIME_ZONE, new Date())
  await markKeys(database)
  await sealAddressesOfBefore(database)
  await watchErased(database)
  await hideIdsOfBefore(database)
  const edition = environment.UNITS_EDITION
  if (isShipped(edition)) {
    await importUnits(
      database,
      loadUnitFile(edition).map((unit) => ({ edition, ...unit })),
    )
  }
  const rows = await unitsOfEdition(database, edition)
  if (rows.length > 0) return new UnitDirectory(rows)
  // Another city's file is imported by the operator, once.
  throw new StartProblem(
    `Chưa có ấn bản đơn vị ${edition}: nhập bằng npm run admin -- units import FILE --edition ${edition}, hoặc đặt UNITS_EDITION khác.`,
  )
}

/** The editions that the database holds beside the one in force, by name. */
export async function formerUnitsOf(
  database: Database,
  environment: Environment,
): Promise<ReadonlyMap<string, UnitDirectory>> {
  const editions = (await editionsHeld(database)).map(({ edition }) => edition)
  const former = new Map<string, UnitDirectory>()
  for (const edition of editions) {
    if (edition === environment.UNITS_EDITION) continue
    former.set(edition, new UnitDirectory(await unitsOfEdition(database, edition)))
  }
  return former
}

/** Makes the partitions of the coming days; done at the start and every day. */
export async function makeDaysAhead(database: Pick<Database, 'sql'>, zone: string, now: Date): Promise<void> {
  const first = addDays(cityDay(now, zone), -PARTITION_DAYS_BACK)
  await makeVisitPartitions(database, first, PARTITION_DAYS_BACK + PARTITION_DAYS_AHEAD + 1, zone)
}
