import { parseArgs } from 'node:util'
import { addPages } from './byHand/pages.ts'
import { startZalo } from './startZalo.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8082' },
    webhook: { type: 'string', default: 'http://127.0.0.1:3000/webhooks/zalo' },
  },
})

const zalo = await startZalo({ port: Number(values.port), pages: addPages })
zalo.setWebhook(values.webhook)

console.log(`A Zalo for trying out: open ${zalo.apiRoot}/ and chat.`)
console.log(`Events go to ${values.webhook}. For the bot's .env:`)
console.log(`ZALO_APP_ID=${zalo.appId}`)
console.log(`ZALO_APP_SECRET=${zalo.appSecret}`)
console.log(`ZALO_OA_ID=${zalo.oaId}`)
console.log(`ZALO_OA_SECRET=${zalo.oaSecret}`)
console.log(`ZALO_API_ROOT=${zalo.apiRoot}`)
console.log(`ZALO_OAUTH_ROOT=${zalo.oauthRoot}`)
console.log(`ZALO_MEDIA_HOSTS=${zalo.mediaHosts}`)

process.once('SIGINT', () => void zalo.stop())
process.once('SIGTERM', () => void zalo.stop())
