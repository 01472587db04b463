/**
 * One of several processes with the account's tokens. It reads the token, says `ready`, and when its input ends asks Zalo
 * something, as a delivery would be sent. Then it says `sent`, or what went wrong.
 */
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { createZaloClient } from '../../../../bot/channels/zalo/client.ts'
import { connect } from '../../../../db/connect.ts'
import { createAccountTokens } from '../../../../server/zalo/accountTokens.ts'
import { KEYS } from '../../../flows/world/city.ts'

const CALL_MILLISECONDS = 20_000

const [url = '', oaId = '', appId = '', appSecret = '', root = ''] = process.argv.slice(2)
const database = connect({ url, keys: KEYS, connections: 2 })
const tokens = createAccountTokens({
  database,
  app: { appId, appSecret, oauthRoot: root },
  oaId,
  log: pino({ level: 'silent' }),
  now: () => new Date(),
})
await tokens.current()
console.log('ready')
await text(process.stdin)
const signal = AbortSignal.timeout(CALL_MILLISECONDS)
const asked = createZaloClient(root, tokens).call(
  { method: 'GET', path: '/v2.0/oa/getoa', query: {} },
  signal,
)
console.log(
  await asked.then(
    () => 'sent',
    (error: unknown) => String(error),
  ),
)
await database.close()
