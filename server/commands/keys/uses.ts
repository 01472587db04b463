import type { Database } from '../../../db/connect.ts'
import { type KeyUse, keyUses } from '../../../db/keyUses.ts'
import type { SealedUse } from '../../../db/sealedUses.ts'
import { BELIEVED_SECONDS } from '../../workers/heartbeat.ts'

/** The processes of the server that run now, with the keys that they use. */
export function runningUses(database: Database): Promise<KeyUse[]> {
  return keyUses(database, BELIEVED_SECONDS)
}

/** How a process is named to the operator. */
export function processNames(uses: readonly KeyUse[]): string {
  return uses.map(({ process }) => process).join(', ')
}

/** How many values are sealed under one key, over all tables. */
export function countUnder(uses: readonly SealedUse[], number: number): number {
  return uses.reduce((sum, use) => sum + (use.number === number ? use.count : 0), 0)
}
