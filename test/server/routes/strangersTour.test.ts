import type { FastifyInstance, InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../../db/connect.ts'
import { holdLease, serverLease } from '../../../db/leases.ts'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { seededBytes } from '../../bot/qr/seeded.ts'
import { messengers } from '../../tour/messengers.ts'
import { MARKUP, type Planted, plant } from '../../tour/planted.ts'
import { gatherRoutes } from '../../tour/routes.ts'
import { type Ask, walk } from '../../tour/walk.ts'
import { CITY, wholeApp } from './support/wholeApp.ts'

const FIGURES = 'a-token-of-the-figures'
let place: OwnDatabase
let database: Database
let app: FastifyInstance
let planted: Planted
const stored: string[] = []
const { routes, onRoute } = gatherRoutes()

beforeAll(async () => {
  place = await ownDatabase()
  database = place.connect()
  const now = new Date()
  planted = await plant(
    database,
    { edition: CITY.edition, unitCode: '31' },
    { random: seededBytes(8), now, figuresToken: FIGURES },
  )
  const running = serverLease('all', 'of the test')
  await holdLease(database, running, running, 600)
  app = await wholeApp(database, {
    onRoute,
    metricsToken: FIGURES,
    ...messengers(database, (channel) => stored.push(channel)),
  })
})

afterAll(async () => {
  await app.close()
  await place.drop()
})

const ask: Ask = async ({ method, url, headers, body, network }) => {
  const answer = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url,
    headers,
    remoteAddress: network,
    ...(body !== undefined && { payload: body }),
  })
  const flat = Object.entries(answer.headers).map(([name, value]) => [name, String(value)] as const)
  return { status: answer.statusCode, headers: Object.fromEntries(flat), body: answer.body }
}

/** What a stranger could have changed. */
async function counted(): Promise<unknown> {
  const [row] = await database.client`
    select (select count(*) from inbox) as inbox, (select count(*) from web_messages) as lines,
           (select count(*) from trace_links where reading_hash is not null) as cases,
           (select count(*) from log_links where reading_hash is not null) as logs,
           (select count(*) from form_links where used_at is not null) as forms,
           (select count(*) from file_links where opened_at is not null) as files`
  return row
}

test('whoever holds nothing, or what belongs elsewhere, gets the same closed answer on every route', async () => {
  const before = await counted()
  const tried = await walk({ ask, routes, planted, isSecure: true })
  const wrong = tried.filter(({ problems }) => problems.length > 0)
  expect(wrong.map(({ route, whom, problems }) => `${route} as ${whom}: ${problems.join(', ')}`)).toEqual([])
  expect(tried.length).toBeGreaterThan(300)
  expect([stored, await counted()]).toEqual([[], before])
})

test('whoever rightly holds a link gets in, and finds the markup that people wrote as letters', async () => {
  const of = (name: string) => planted.tokens.get(name) ?? ''
  const cookie = `__Secure-reading=${of('cookie of a case')}`
  const opener = `__Secure-opener=${of('cookie of a copy')}`
  const pages = [
    { url: `/v/${of('code of a venue')}`, shows: '&lt;script&gt;' },
    { url: `/l/${of('page of a log')}`, shows: '&lt;script&gt;' },
    { url: `/t/${of('link of a case, spent')}`, headers: { cookie }, shows: 'HP-2026-977' },
    { url: `/form/${of('link of a form')}`, shows: '0987' },
    { url: `/f/${of('link of a copy of data')}`, shows: '<form method="post">' },
    {
      url: `/f/${of('link of a copy, just opened')}`,
      headers: { cookie: opener },
      shows: '<form method="post">',
    },
  ]
  for (const { url, shows, headers = {} } of pages) {
    const { statusCode, body } = await app.inject({ url, headers })
    expect([url, statusCode, body.includes(shows), body.includes(MARKUP)]).toEqual([url, 200, true, false])
  }
})
