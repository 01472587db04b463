import postgres from 'postgres'

/** PostgreSQL's major version, such as 17. */
export async function serverVersion(url: string): Promise<number> {
  const client = postgres(url, { max: 1, fetch_types: false, onnotice: () => {} })
  try {
    const [row] = await client`select current_setting('server_version_num')::int / 10000 as major`
    return Number(row?.major)
  } finally {
    await client.end()
  }
}
