import { pino } from 'pino'
import type { Database } from '../../db/connect.ts'
import type { AppParts } from '../../server/app.ts'
import { readEnvironment } from '../../server/env/readEnvironment.ts'
import { zaloSide } from '../../server/zalo/side.ts'
import { CITY } from '../server/routes/support/wholeApp.ts'

const ZALO = {
  ZALO_APP_ID: '1002003004005006007',
  ZALO_APP_SECRET: 'secret-of-the-app',
  ZALO_OA_ID: '2200330044005500660',
  ZALO_OA_SECRET: 'secret-of-the-account',
  PUBLIC_URL: CITY.base,
}

/** Both messengers' webhooks, each with a secret of its own; what comes through is told to `accepted`. */
export function messengers(
  database: Database,
  accepted: (channel: string) => void = () => {},
): Required<Pick<AppParts, 'telegram' | 'zalo'>> {
  const accept = async (channel: string) => accepted(channel)
  const counter = { count: () => {}, close: async () => {} }
  const read = readEnvironment(ZALO)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  const log = pino({ level: 'silent' })
  const around = { database, base: CITY.base, counter, log, now: () => new Date() }
  const side = zaloSide(read.environment, around)
  if (!side) throw new Error('Zalo is on here')
  const { webhookKeys: keys, reader, badSignatureStatus } = side
  const webhook = { keys, reader, badSignatureStatus, accept, counter, missed: () => {}, store: database }
  return { telegram: { accept, secret: 'secret-of-the-bot' }, zalo: { ...webhook, side } }
}
