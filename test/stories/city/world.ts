import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect, type Database } from '../../../db/connect.ts'
import { visitEmbeddedDatabase } from '../../../db/embedded/index.ts'
import type { Environment } from '../../../server/env/environment.ts'
import { readKeys } from '../../../server/env/keys.ts'
import { readEnvironment } from '../../../server/env/readEnvironment.ts'
import { onTheWeb } from '../../support/cast.ts'
import { startServerProcess } from '../../support/serverProcess.ts'
import { SEARCHABLE } from '../leaks/searchable.ts'
import type { Stage, StoryActor } from '../stage.ts'
import type { StoryWorld } from '../story.ts'
import { operatorBeside } from '../templates/operator.ts'
import { ownChat } from '../venue/ownChat.ts'
import { zoneWhereItIs } from '../zone.ts'
import { clockBeside } from './clock.ts'
import { inspectCity } from './inspect.ts'
import { plantCase, plantedWords, WITH_CHAT } from './planted.ts'
import { countTown, makeTown } from './town.ts'
import { openTracePage } from './tracePage.ts'

/** The trees of the city on which the story is played: with districts, and without. */
export const EDITIONS = ['2021', '2025'] as const
export type Edition = (typeof EDITIONS)[number]

/** The ward of the planted case in either tree; the code is that of another ward in each. */
const WARD = '11329'
/** The hour of the daily summary, which has just come. */
const SUMMARY_HOUR = 17
const BODIES = fileURLToPath(new URL('./bodies.json', import.meta.url))

/** A server with an own PostgreSQL in which a city has lived for a month, and everybody of the story. */
export async function beginCity(named: Edition): Promise<StoryWorld> {
  const ending: (() => Promise<unknown>)[] = []
  const end = async () => {
    for (const step of ending.splice(0).reverse()) await step()
  }
  try {
    const dataDir = mkdtempSync(join(tmpdir(), 'khaibao-demo-'))
    ending.push(async () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 }))
    const settings = settingsIn(dataDir, `haiphong-${named}`)
    const environment = environmentOf(settings)
    // A server reads its units when it starts.
    await importBodies(settings)
    const server = await startServerProcess(settings)
    ending.push(server.stop)
    const database = await openBeside(dataDir, ending)
    const secret = randomBytes(32).toString('base64url')
    await fill(database, environment, secret)
    return {
      cast: castOf(server.base, { settings, environment, database, secret }),
      filled: new Map(),
      printed: server.printed,
      left: { base: server.base, dataDir, settings, messengers: {}, planted: plantedWords() },
      inspect: (stage: Stage) => inspectCity(stage, database, environment),
      end,
    }
  } catch (error) {
    await end()
    throw error
  }
}

function settingsIn(dataDir: string, edition: string): Record<string, string> {
  return {
    ...SEARCHABLE,
    DATA_DIR: dataDir,
    PORT: '0',
    HOST: '127.0.0.1',
    UNITS_EDITION: edition,
    SUMMARY_HOUR: String(SUMMARY_HOUR),
    CITY_TIME_ZONE: zoneWhereItIs(SUMMARY_HOUR, new Date()),
  }
}

/** Departments and unions hang below the territory, so that comes first. */
async function importBodies(settings: Record<string, string>): Promise<void> {
  const operator = operatorBeside(settings)
  const edition = settings.UNITS_EDITION ?? ''
  const territory = fileURLToPath(new URL(`../../../db/units/${edition}.json`, import.meta.url))
  for (const file of [`"${territory}"`, `"${BODIES}" --bodies`]) {
    await operator.say(`units import ${file} --edition ${edition}`)
    const { text } = await operator.hear(0)
    if (/^Chưa/mu.test(text)) throw new Error(text)
  }
}

function environmentOf(settings: Record<string, string>): Environment {
  const read = readEnvironment(settings)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.environment
}

async function openBeside(dataDir: string, ending: (() => Promise<unknown>)[]): Promise<Database> {
  const { keys } = readKeys({ DATA_DIR: dataDir, SEAL_KEY: undefined, FIND_KEY: undefined })
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  ending.push(visit.leave)
  const database = connect({ url: visit.url, keys, connections: 2 })
  ending.push(database.close)
  return database
}

async function fill(database: Database, environment: Environment, secret: string): Promise<void> {
  const now = new Date()
  const { UNITS_EDITION: edition, CITY_TIME_ZONE: zone } = environment
  await makeTown({ database, edition, zone, now })
  await plantCase(database, { edition, unitCode: WARD }, { name: WITH_CHAT, secret }, now)
  await countTown({ database, edition, zone, now })
}

type Beside = {
  readonly settings: Readonly<Record<string, string>>
  readonly environment: Environment
  readonly database: Database
  readonly secret: string
}

function castOf(
  base: string,
  { settings, environment, database, secret }: Beside,
): ReadonlyMap<string, StoryActor> {
  const official = (name: string, group: string): [string, StoryActor][] => {
    const own = `${base}/chat#me=${randomBytes(32).toString('base64url')}`
    return [
      [name, onTheWeb(own)],
      [group, onTheWeb(`${own}&room=${randomBytes(32).toString('base64url')}`)],
    ]
  }
  return new Map<string, StoryActor>([
    ['Người vận hành', operatorBeside(settings)],
    ...official('Ông Hùng', 'Nhóm thành phố'),
    ...official('Bà Thu', 'Nhóm quận'),
    ...official('Anh Tân', 'Nhóm phường'),
    ...official('Chị Nga', 'Nhóm Sở Y tế'),
    ['Chị Hà', ownChat(base, openTracePage)],
    ['Cô Thoa', onTheWeb(`${base}/chat#me=${secret}`)],
    ['Đồng hồ', clockBeside({ database, environment, base })],
  ])
}
