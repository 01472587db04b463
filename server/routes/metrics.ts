import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Gauge, Registry } from 'prom-client'
import type { City } from '../../bot/core/city.ts'
import type { Database } from '../../db/connect.ts'
import { addCityFigures } from '../metrics/cityFigures.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { addServiceState } from '../metrics/serviceState.ts'
import { databaseState } from './databaseState.ts'
import { inTimeOrNothing } from './inTimeOrNothing.ts'
import { keptAWhile } from './keptAWhile.ts'

/** For how long an answer is given again: several who scrape ask the database once. */
const FIGURES_KEPT_MILLISECONDS = 10_000
const STATE_KEPT_MILLISECONDS = 3_000
/** Who scrapes waits ten seconds as a rule; what this process counts itself must come in time, whatever the database does. */
const ANSWER_MILLISECONDS = 4_000

export type MetricsParts = {
  readonly database: Database
  readonly city: City
  readonly metrics: Metrics
  /** The id of the Official Account on Zalo, where there is one. */
  readonly zaloAccount: string | undefined
  readonly token: string
  readonly now: () => Date
}

/**
 * `GET /metrics`: what this process counts, how the service does, and today's figures of the city, for whoever bears the token; to
 * all others there is no such page.
 */
export async function metricsRoutes(
  app: FastifyInstance,
  { token, metrics, ...parts }: MetricsParts,
): Promise<void> {
  const figures = asked(addCityFigures, FIGURES_KEPT_MILLISECONDS, parts)
  const service = asked(addServiceState, STATE_KEPT_MILLISECONDS, parts)
  const state = databaseState(parts.database, ANSWER_MILLISECONDS)
  app.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return reply.callNotFound()
    const [databaseIs, ...told] = await Promise.all([state(), figures(), service()])
    const texts = [await metrics.registry.metrics(), await isUp(databaseIs === 'takes writes'), ...told]
    return reply
      .header('content-type', metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(texts.filter((one) => one !== undefined).join('\n'))
  })
}

/** What is asked of the database: its text, or nothing while it does not answer. */
function asked(
  add: (registry: Registry, parts: Omit<MetricsParts, 'token' | 'metrics'>) => Promise<void>,
  keptMilliseconds: number,
  parts: Omit<MetricsParts, 'token' | 'metrics'>,
): () => Promise<string | undefined> {
  const ask = async () => {
    const registry = new Registry()
    await add(registry, parts)
    return registry.metrics()
  }
  return keptAWhile(inTimeOrNothing(ask, ANSWER_MILLISECONDS), keptMilliseconds, parts.now)
}

function isUp(takesWrites: boolean): Promise<string> {
  const registry = new Registry()
  const name = 'khaibao_database_up'
  new Gauge({
    name,
    help: 'Whether the database answered in time and takes writes',
    registers: [registry],
  }).set(takesWrites ? 1 : 0)
  return registry.metrics()
}

/** Compares in a time that tells nothing of where the difference is, nor of its length. */
function isSame(given: string, expected: string): boolean {
  const hashed = (words: string) => createHash('sha256').update(words).digest()
  return timingSafeEqual(hashed(given), hashed(expected))
}
