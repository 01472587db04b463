import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Whether a data folder holds a PostgreSQL, running or not. Makes nothing, unlike all else that is given the folder. */
export function embeddedDatabaseExists(dataDir: string): boolean {
  const cluster = join(resolve(dataDir), 'postgres')
  return existsSync(cluster) && readdirSync(cluster).length > 0
}
