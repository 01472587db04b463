import { randomBytes } from 'node:crypto'
import { makeCode } from '../../../bot/qr/code.ts'
import { connect } from '../../../db/connect.ts'
import { visitEmbeddedDatabase } from '../../../db/embedded/index.ts'
import { type InvitationPurpose, invite } from '../../../db/officials.ts'
import { readKeys } from '../../../server/env/keys.ts'

const HOUR_MILLISECONDS = 3_600_000

/** The operator's part of the story: one-time codes for officials and groups, written beside the running server. */
export async function giveOut<Name extends string>(
  dataDir: string,
  wanted: Record<Name, { readonly purpose: InvitationPurpose; readonly unitCode: string }>,
  edition: string,
): Promise<Record<Name, string>> {
  const { keys } = readKeys({ DATA_DIR: dataDir, SEAL_KEY: undefined, FIND_KEY: undefined })
  const visit = await visitEmbeddedDatabase({ dataDir, note: () => {} })
  const database = connect({ url: visit.serverUrl, keys, connections: 1 })
  try {
    const expiresAt = new Date(Date.now() + HOUR_MILLISECONDS)
    const codes = {} as Record<Name, string>
    for (const name of Object.keys(wanted) as Name[]) {
      const { purpose, unitCode } = wanted[name]
      codes[name] = makeCode(randomBytes)
      await invite(database, codes[name], { purpose, unit: { edition, unitCode }, expiresAt })
    }
    return codes
  } finally {
    await database.close()
    await visit.leave()
  }
}
