import { channelFact, WEB_BASE } from '../../db/leases.ts'
import type { Operator } from './operator.ts'

/** The address of links to the web chat: the public one, else where the server was last started. */
export async function webBase({ environment, database }: Operator): Promise<string> {
  const { PUBLIC_URL, PORT } = environment
  if (PUBLIC_URL !== undefined) return PUBLIC_URL
  return (await channelFact(await database(), 'web', WEB_BASE)) ?? `http://localhost:${PORT}`
}
