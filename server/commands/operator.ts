import { UnitDirectory } from '../../bot/core/units.ts'
import type { RandomBytes } from '../../bot/qr/code.ts'
import { connect, type Database } from '../../db/connect.ts'
import { embeddedDatabaseExists, visitEmbeddedDatabase } from '../../db/embedded/index.ts'
import { unitsOfEdition } from '../../db/unitRows.ts'
import type { Environment } from '../env/environment.ts'
import type { KeyRing } from '../env/keyRing.ts'
import { readKeys } from '../env/keys.ts'
import { type Ending, endAll } from '../start/endings.ts'
import {
  connectMigrated,
  formerUnitsOf,
  givenDatabase,
  prepareDatabase,
  type Reached,
} from '../start/openDatabase.ts'
import { poolOf } from '../start/pool.ts'
import { askName, type TelegramSide, telegramSide } from '../start/telegram.ts'
import { CommandProblem, OWNER_NEEDED } from './problem.ts'

/** What commands work with. Each thing is opened when it is first asked for, and `leave` ends what was opened. */
export type Operator = {
  readonly environment: Environment
  readonly now: Date
  readonly random: RandomBytes
  /** How to reach the running server's database, one started for this command, or DATABASE_URL. */
  reach(): Promise<Reached>
  /** The keys of the configuration or of the key file; where there are none, they are made. */
  keys(): KeyRing
  /** The database in this version's shape, with these keys. */
  database(): Promise<Database>
  /** The same as the role that owns it. Throws CommandProblem where that is not known here. */
  owner(): Promise<Database>
  /** The units of an edition, of the one in force when none is named. */
  units(edition?: string): Promise<UnitDirectory>
  /** The units of the editions that are not in force, by edition. */
  formerUnits(): Promise<ReadonlyMap<string, UnitDirectory>>
  /** Telegram, when it is on, with the bot's name when it could be asked. */
  telegram(): Promise<(TelegramSide & { readonly failed: boolean }) | undefined>
  leave(): Promise<void>
}

type Surroundings = {
  readonly environment: Environment
  readonly mayMakeDatabase: boolean
  readonly now: Date
  readonly random: RandomBytes
  readonly note: (line: string) => void
}

export function createOperator({ environment, mayMakeDatabase, now, random, note }: Surroundings): Operator {
  const endings: Ending[] = []

  const reach = once(async (): Promise<Reached> => {
    const { DATABASE_URL: url, DATA_DIR: dataDir } = environment
    if (url !== undefined) return givenDatabase(url, environment)
    if (!mayMakeDatabase) refuseMissing(dataDir)
    const visit = await visitEmbeddedDatabase({ dataDir, note })
    endings.push(visit.leave)
    return { url: visit.serverUrl, ownerUrl: visit.url }
  })

  const keys = once(() => {
    const { keys: ring, made } = readKeys(environment)
    if (made) note(`Khoá mã hoá vừa tạo ở ${made}: hãy sao lưu, mất khoá là mất dữ liệu.`)
    return ring
  })

  const database = once(async () => {
    if (environment.DATABASE_URL === undefined && !mayMakeDatabase) refuseMissing(environment.DATA_DIR)
    // Before the database, which is never made without keys.
    const ring = keys()
    const opened = await connectMigrated(await reach(), ring, poolOf(environment))
    endings.push(opened.close)
    return opened
  })

  const owner = once(async () => {
    const { ownerUrl } = await reach()
    if (ownerUrl === undefined) throw new CommandProblem(OWNER_NEEDED)
    await database()
    const opened = connect({ url: ownerUrl, keys: keys(), connections: 1 })
    endings.push(opened.close)
    return opened
  })

  const currentUnits = once(async () => prepareDatabase(await database(), environment))

  return {
    environment,
    now,
    random,
    reach,
    keys,
    database,
    owner,
    async units(edition = environment.UNITS_EDITION) {
      if (edition === environment.UNITS_EDITION) return currentUnits()
      const rows = await unitsOfEdition(await database(), edition)
      if (rows.length > 0) return new UnitDirectory(rows)
      throw new CommandProblem(`Không có ấn bản ${edition}: xem npm run admin -- units list.`)
    },
    formerUnits: async () => formerUnitsOf(await database(), environment),
    async telegram() {
      const side = telegramSide(environment, keys())
      if (!side) return undefined
      const failed = await askName(side).then(
        () => false,
        () => true,
      )
      return { ...side, failed }
    },
    leave: () => endAll(endings.splice(0).reverse()),
  }
}

function refuseMissing(dataDir: string): void {
  if (embeddedDatabaseExists(dataDir)) return
  throw new CommandProblem(
    `Chưa có cơ sở dữ liệu trong ${dataDir}: chạy npm start trước, hoặc xem lại DATA_DIR.`,
  )
}

function once<Result extends object>(make: () => Result): () => Result {
  let made: Result | undefined
  return () => {
    made ??= make()
    return made
  }
}
