import postgres from 'postgres'

/**
 * Asks a server over one connection that is ended afterwards, before it is known what stands between: nothing is prepared and no
 * types are asked for.
 */
export async function briefly<Answer>(
  url: string,
  ask: (client: postgres.Sql) => Promise<Answer>,
): Promise<Answer> {
  const client = postgres(url, { max: 1, fetch_types: false, prepare: false, onnotice: () => {} })
  try {
    return await ask(client)
  } finally {
    await client.end()
  }
}
