import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { UnitDirectory } from '../../../bot/core/units.ts'
import { raiseAlarm } from '../../../db/alarms.ts'
import { saveOaTokens } from '../../../db/oaTokens.ts'
import { unitsOfEdition } from '../../../db/unitRows.ts'
import { createMetrics } from '../../../server/metrics/metrics.ts'
import { foundTown, type Town } from '../../db/support/town.ts'
import { EDITION } from '../../flows/world/city.ts'
import { CITY, wholeApp } from './support/wholeApp.ts'

const TOKEN = 'a-token-of-the-operator'
/** Noon in the city. */
const NOON = new Date('2026-11-22T05:00:00Z')

let town: Town
let app: FastifyInstance
let now = NOON

beforeAll(async () => {
  town = await foundTown()
  const { database } = town
  const [quiet, visited] = [await town.place('D1W1'), await town.place('D2W1')]
  const { client } = database
  await client`update venues set created_at = '2026-11-01', name = 'Chợ Ga' where id in (${quiet.venueId}, ${visited.venueId})`
  await town.enter(await town.person(), visited, new Date('2026-11-22T04:00:00Z'))
  await client`insert into declaration_counts values
    (${EDITION}, 'C', '2026-11-22', 'national2021', 'all', 3), (${EDITION}, 'D1W1', '2026-11-22', 'national2021', 'risk', 2)`
  const units = new UnitDirectory(await unitsOfEdition(database, EDITION))
  const city = { ...CITY, edition: EDITION, units }
  app = await wholeApp(database, { city, now: () => now, metricsToken: TOKEN, zaloAccount: '1234567890' })
})
afterAll(async () => {
  await app.close()
  await town.end()
})

const scrape = (authorization?: string) =>
  app.inject({ url: '/metrics', headers: authorization === undefined ? {} : { authorization } })

it("gives today's figures of the city and of its parts by code, and no name", async () => {
  const { statusCode, headers, body } = await scrape(`Bearer ${TOKEN}`)
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')])
  expect(
    body
      .split('\n')
      .filter((line) => line.includes('unit='))
      .sort(),
  ).toEqual([
    'khaibao_declarations_risky{level="city",unit="C"} 2',
    'khaibao_declarations_risky{level="part",unit="D1"} 2',
    'khaibao_declarations_risky{level="part",unit="D2"} 0',
    'khaibao_declarations{level="city",unit="C"} 3',
    'khaibao_declarations{level="part",unit="D1"} 0',
    'khaibao_declarations{level="part",unit="D2"} 0',
    'khaibao_venues_active{level="city",unit="C"} 1',
    'khaibao_venues_active{level="part",unit="D1"} 0',
    'khaibao_venues_active{level="part",unit="D2"} 1',
    'khaibao_venues_open{level="city",unit="C"} 2',
    'khaibao_venues_open{level="part",unit="D1"} 1',
    'khaibao_venues_open{level="part",unit="D2"} 1',
    'khaibao_visits_in{level="city",unit="C"} 1',
    'khaibao_visits_in{level="part",unit="D1"} 0',
    'khaibao_visits_in{level="part",unit="D2"} 1',
    'khaibao_visits_out{level="city",unit="C"} 0',
    'khaibao_visits_out{level="part",unit="D1"} 0',
    'khaibao_visits_out{level="part",unit="D2"} 0',
  ])
  expect(body).not.toContain('Chợ Ga')
})

it('tells how the service does, and of nobody', async () => {
  const { database } = town
  await saveOaTokens(database, '1000000000', { access: 'of before', refresh: 'r', seconds: -90_000 })
  await saveOaTokens(database, '1234567890', { access: 'a', refresh: 'r', seconds: 90_000 })
  await raiseAlarm(database, 'incident 7 48', 'opened')
  await raiseAlarm(database, 'incident 8 24', 'opened')
  now = new Date(NOON.getTime() + 5_000)
  const { body } = await scrape(`Bearer ${TOKEN}`)
  expect(body).toContain('khaibao_database_up 1')
  expect(body).toContain('khaibao_alarms_standing{alarm="incident"} 2')
  expect(body).toMatch(/khaibao_token_left_seconds\{channel="zalo"\} (90000|8999\d)/)
  expect(body.match(/^khaibao_token_left_seconds/gm)).toHaveLength(1)
  expect(body).toContain('khaibao_processes{role="web"} 0')
  expect(body).not.toMatch(/1234567890|undefined|NaN/)
})

it('asks the database again only after a while', async () => {
  await scrape(`Bearer ${TOKEN}`)
  await town.database.client`update venue_days set ins = 7`
  const visits = async () =>
    /khaibao_visits_in\{level="city",unit="C"\} (\d+)/.exec((await scrape(`Bearer ${TOKEN}`)).body)?.[1]
  expect(await visits()).toBe('1')
  now = new Date(NOON.getTime() + 11_000)
  expect(await visits()).toBe('7')
})

it('is no page for anybody else, and nowhere without a token', async () => {
  for (const given of [undefined, TOKEN, `Bearer ${TOKEN}x`, 'Bearer ', `bearer ${TOKEN}`])
    expect([given, (await scrape(given)).statusCode]).toEqual([given, 404])
  const without = await wholeApp(town.database)
  const asked = await without.inject({ url: '/metrics', headers: { authorization: 'Bearer undefined' } })
  expect(asked.statusCode).toBe(404)
  await without.close()
})

it('tells of failures as none before there are any, for of a count that begins with one nobody sees an increase', async () => {
  const metrics = createMetrics(['web'])
  metrics.taskBegins('purge', NOON)
  const lines = (await metrics.registry.metrics()).split('\n')
  expect(lines).toEqual(
    expect.arrayContaining([
      'khaibao_turns_total{channel="web",outcome="set aside"} 0',
      'khaibao_deliveries_total{channel="web",class="reply",outcome="given up"} 0',
      'khaibao_task_failures_total{task="purge"} 0',
      `khaibao_task_last_success_timestamp_seconds{task="purge"} ${NOON.getTime() / 1000}`,
    ]),
  )
})
