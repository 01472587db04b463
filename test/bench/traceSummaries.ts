import type { City } from '../../bot/core/city.ts'
import { addDays, startOfCityDay } from '../../bot/core/cityTime.ts'
import { UnitDirectory } from '../../bot/core/units.ts'
import { type Push, pushedSummary } from '../../bot/flows/group/pushed.ts'
import { loadTemplates } from '../../bot/templates/directory.ts'
import { ensureChat } from '../../db/chats.ts'
import type { Database, Store } from '../../db/connect.ts'
import { figuresOfUnits } from '../../db/figures.ts'
import { keepTold } from '../../db/toldFigures.ts'
import { unitsOfEdition } from '../../db/unitRows.ts'
import { OFFICIALS_SIDE } from '../support/officialsSide.ts'
import { beside, type Figure } from './harness.ts'
import { CITY, EDITION, type TraceCity, ZONE } from './traceCity.ts'
import { spread } from './traceOthers.ts'

const ROUNDS = 14
/** The first ones find nothing in the memory; a server has asked for these days all day long. */
const COLD = 4
const SUMMARY_HOUR = 17
const HOUR_MILLISECONDS = 3_600_000
const DISTRICT = 'D1'
const WARD = 'W1'

/** The daily summary of a group, as the server sends it at its hour; and what a report round of a week asks of all units. */
export async function summaries(database: Database, { today }: TraceCity): Promise<Figure[]> {
  const units = await unitsOfEdition(database, EDITION)
  const city = cityOf(units)
  const codes = units.map(({ code }) => code)
  const days = Array.from({ length: ROUNDS }, (_, index) => addDays(today, -(index % 7)))
  const figures: Figure[] = []
  for (const [whose, unitCode] of [
    ['the city', CITY],
    ['a district', DISTRICT],
    ['a ward', WARD],
  ] as const) {
    const taken: number[] = []
    for (const day of days) taken.push(await daily(database, city, unitCode, day))
    figures.push(...spread(`the daily summary of ${whose}`, taken.slice(COLD)))
    if (unitCode === CITY) figures.push(await besideCounting(database, days, taken.slice(COLD)))
  }
  const taken: number[] = []
  for (const last of days) {
    const start = performance.now()
    await figuresOfUnits(database, EDITION, codes, { first: addDays(last, -6), last })
    taken.push(performance.now() - start)
  }
  return [...figures, ...spread(`a week's figures of all ${codes.length} units`, taken.slice(COLD))]
}

/** The peer of the city's summary: the visits of the day themselves are counted, by wards, as one writes it first. */
async function besideCounting(
  { client }: Database,
  days: readonly string[],
  ours: readonly number[],
): Promise<Figure> {
  const peer: number[] = []
  for (const day of days) {
    const start = performance.now()
    await client`
      select v.unit_code, count(*), count(*) filter (where ended_by = 'out') as outs, count(distinct venue_id) as venues
        from visits join venues v on v.id = venue_id
       where started_at >= ${startOfCityDay(day, ZONE).toISOString()}
         and started_at < ${startOfCityDay(addDays(day, 1), ZONE).toISOString()} group by 1`
    peer.push(performance.now() - start)
  }
  return beside('the daily summary of the city, beside counting its visits', 'ms', {
    ours,
    peer: peer.slice(COLD),
  })
}

/** At five in the afternoon, after that of the day before: it says what was added to that as well. Nothing of it stays. */
async function daily(database: Database, city: City, unitCode: string, day: string): Promise<number> {
  const undo = new Error('undone')
  let took = Number.NaN
  await database
    .transaction(async (store) => {
      const chatId = await ensureChat(store, { channel: 'web', kind: 'group', address: 'bench' })
      const group = { chatId, unit: { edition: EDITION, unitCode } }
      await keepTold(store, { ...group, period: 'day' }, toldOn(addDays(day, -1)))
      const start = performance.now()
      await summaryOn(store, city, group, day)
      took = performance.now() - start
      throw undo
    })
    .catch((error) => {
      if (error !== undo) throw error
    })
  return took
}

function toldOn(firstDay: string) {
  return { firstDay, asOf: startOfCityDay(firstDay, ZONE), ins: 0, outs: 0, declarations: 0 }
}

function summaryOn(store: Store, city: City, group: Pick<Push, 'chatId' | 'unit'>, day: string) {
  const now = new Date(startOfCityDay(day, ZONE).getTime() + SUMMARY_HOUR * HOUR_MILLISECONDS)
  const days = { first: day, last: day }
  return pushedSummary({ store, city, now }, { ...group, language: 'vi', period: 'day', days })
}

function cityOf(units: ConstructorParameters<typeof UnitDirectory>[0]): City {
  return {
    name: 'Thành phố',
    timeZone: ZONE,
    edition: EDITION,
    templates: loadTemplates(),
    units: new UnitDirectory(units),
    base: 'https://khaibao.example.vn',
    formerBases: [],
    trial: false,
    contact: undefined,
    pageFirst: [],
    summaryHour: SUMMARY_HOUR,
    ...OFFICIALS_SIDE,
    humanMinutes: 0,
    messengers: {},
  }
}
