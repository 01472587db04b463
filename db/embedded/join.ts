import { readAccess, urlOf } from './access.ts'
import { placesIn } from './folder.ts'
import { knock } from './knock.ts'
import { runningIn } from './postmaster.ts'

/** The address of the PostgreSQL that runs in a data folder and answers, or `null` when none does. */
export async function joinEmbeddedDatabase(dataDir: string): Promise<{ url: string } | null> {
  const { cluster, access } = placesIn(dataDir)
  const found = runningIn(cluster)
  const known = readAccess(access)
  if (found?.status !== 'ready' || known === undefined) return null
  const url = urlOf({ ...known, port: found.port })
  return (await knock(url)) === 'yes' ? { url } : null
}
