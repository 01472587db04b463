import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import type { Database } from '../../db/connect.ts'

/** `GET /healthz`: 200 while the database answers. */
export async function healthRoutes(
  app: FastifyInstance,
  { database }: { database: Database },
): Promise<void> {
  app.get('/healthz', async (_request, reply) => {
    try {
      await database.sql.execute(sql`select 1`)
      return { ok: true }
    } catch {
      return reply.code(503).send({ ok: false })
    }
  })
}
