import { readAccess, serverUrlOf, urlOf } from './access.ts'
import { placesIn } from './folder.ts'
import { knock } from './knock.ts'
import { runningIn } from './postmaster.ts'

/** The addresses, for the owner and for the server, of the PostgreSQL that runs in a data folder and answers; `null` when none does. */
export async function joinEmbeddedDatabase(
  dataDir: string,
): Promise<{ readonly url: string; readonly serverUrl: string } | null> {
  const { cluster, access } = placesIn(dataDir)
  const found = runningIn(cluster)
  const known = readAccess(access)
  if (found?.status !== 'ready' || known === undefined) return null
  const reached = { ...known, port: found.port }
  const url = urlOf(reached)
  return (await knock(url)) === 'yes' ? { url, serverUrl: serverUrlOf(reached) } : null
}
