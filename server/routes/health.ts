import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Database } from '../../db/connect.ts'
import { readQueues } from '../../db/queues.ts'
import { type HealthProblem, problemsOf } from '../health.ts'
import { type DatabaseState, databaseState } from './databaseState.ts'
import { inTimeOrNothing } from './inTimeOrNothing.ts'
import { keptAWhile } from './keptAWhile.ts'

/** It is asked at any pace, because whoever watches the server must not be sent away: so the database is asked once a second. */
const KEPT_MILLISECONDS = 1_000
/** A database that does not answer in this time is as good as away; whoever asks waits a few seconds at most. */
const ANSWER_MILLISECONDS = 2_000

export type HealthParts = {
  readonly database: Pick<Database, 'sql'>
  readonly now: () => Date
  /** Whether this process has started up and does not end. */
  readonly isReady: () => boolean
}

/**
 * `GET /healthz`: how the service does, all its processes together; 503 names what is wrong. `GET /readyz`: whether this process
 * may be sent traffic.
 */
export async function healthRoutes(
  app: FastifyInstance,
  { database, now, isReady }: HealthParts,
): Promise<void> {
  const queues = inTimeOrNothing(() => readQueues(database), ANSWER_MILLISECONDS)
  const state = databaseState(database, ANSWER_MILLISECONDS)
  const problems = keptAWhile(
    async () => healthOf(...(await Promise.all([queues(), state()]))),
    KEPT_MILLISECONDS,
    now,
  )
  const lately = keptAWhile(state, KEPT_MILLISECONDS, now)

  app.get('/healthz', async (_request, reply) => {
    const wrong = await problems()
    return wrong.length === 0 ? answer(reply, { ok: true }) : answer(reply, { ok: false, problems: wrong })
  })
  app.get('/readyz', async (_request, reply) =>
    answer(reply, { ok: isReady() && (await lately()) === 'takes writes' }),
  )
}

/** What refuses writes knows of nobody who runs any more: what is wrong with it comes first. */
function healthOf(
  queues: Parameters<typeof problemsOf>[0] | undefined,
  state: DatabaseState,
): HealthProblem[] {
  if (state !== 'takes writes') return [`database ${state}`]
  return queues ? problemsOf(queues) : ['database slow']
}

function answer(
  reply: FastifyReply,
  told: { readonly ok: boolean; readonly problems?: readonly HealthProblem[] },
) {
  return reply
    .code(told.ok ? 200 : 503)
    .header('cache-control', 'no-store')
    .send(told)
}
