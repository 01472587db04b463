import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../db/connect.ts'
import type { Life } from '../start/life.ts'
import { keptAWhile } from './keptAWhile.ts'

/** It is asked at any pace, because whoever watches the server must not be sent away: so the database is asked once a second. */
const KEPT_MILLISECONDS = 1_000

/** `GET /healthz`: 200 while the database answers. `GET /readyz`: 200 while this process may besides be sent traffic. */
export async function healthRoutes(
  app: FastifyInstance,
  {
    database,
    life,
    now,
  }: { readonly database: Database; readonly life: Pick<Life, 'isReady'>; readonly now: () => Date },
): Promise<void> {
  const ask = keptAWhile(() => database.sql.execute(sql`select 1`), KEPT_MILLISECONDS, now)
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    try {
      await ask()
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false })
    }
  })
  app.get('/readyz', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
    const reached = await ask().then(
      () => true,
      () => false,
    )
    return reply.code(reached && life.isReady() ? 200 : 503).send()
  })
}
