import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** Seconds to connect and to be answered: who waits longer waits for a server that is gone. */
const ANSWER_SECONDS = 10

/**
 * Asks a server something over one connection that is ended afterwards, before it is known what stands between: nothing is prepared
 * and no types are asked for. Throws when it does not answer: when it ends at the wrong moment, the driver alone would wait for ever.
 */
export async function briefly<Answer>(
  url: string,
  ask: (client: postgres.Sql) => Promise<Answer>,
  seconds = ANSWER_SECONDS,
): Promise<Answer> {
  const client = postgres(url, {
    max: 1,
    connect_timeout: seconds,
    fetch_types: false,
    prepare: false,
    onnotice: () => {},
  })
  const answered = new AbortController()
  const late = sleep(seconds * 1000, undefined, { signal: answered.signal }).then(() => {
    throw new Error('PostgreSQL does not answer')
  })
  late.catch(() => {})
  try {
    return await Promise.race([ask(client), late])
  } finally {
    answered.abort()
    await client.end({ timeout: 0 })
  }
}
