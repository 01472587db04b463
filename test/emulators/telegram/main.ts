import { parseArgs } from 'node:util'
import { addPages } from './byHand/pages.ts'
import { startTelegram } from './startTelegram.ts'

/** Where telegram-bot-api, the server that one can run oneself, listens by default. */
const DEFAULT_PORT = '8081'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: DEFAULT_PORT },
    token: { type: 'string', default: '123456:TEST' },
    username: { type: 'string', default: 'khaibao_test_bot' },
  },
})

const telegram = await startTelegram({
  port: Number(values.port),
  token: values.token,
  username: values.username,
  pages: addPages,
})

console.log(`A Telegram for trying out: open ${telegram.apiRoot}/ and chat.`)
console.log('Start the bot against it with')
console.log(`  TELEGRAM_API_ROOT=${telegram.apiRoot} TELEGRAM_BOT_TOKEN=${telegram.token} npm start`)

process.once('SIGINT', () => void telegram.stop())
process.once('SIGTERM', () => void telegram.stop())
