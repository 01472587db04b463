import fastify from 'fastify'
import postgres from 'postgres'
import { Telegraf } from 'telegraf'

/**
 * The peer of a server's start and memory: fastify, telegraf and postgres.js as their guides put them together, a bot that asks
 * its database once a message and repeats what it is told. Settings come by the environment, as the product's do.
 */
const { DATABASE_URL = '', PORT = '', TELEGRAM_BOT_TOKEN = '', TELEGRAM_API_ROOT = '' } = process.env
const sql = postgres(DATABASE_URL)

const bot = new Telegraf(TELEGRAM_BOT_TOKEN, {
  telegram: { apiRoot: TELEGRAM_API_ROOT, webhookReply: false },
})
bot.on('text', async (context) => {
  await sql`select ${context.message.text}::text, ${context.chat.id}::bigint`
  await context.reply(context.message.text)
})
bot.botInfo = await bot.telegram.getMe()

const app = fastify()
app.get('/healthz', async () => {
  await sql`select 1`
  return { ok: true }
})
app.post('/webhooks/telegram', async (request) => {
  await bot.handleUpdate(request.body as Parameters<typeof bot.handleUpdate>[0])
  return {}
})
await app.listen({ port: Number(PORT), host: '127.0.0.1' })
process.once('SIGTERM', () => process.exit(0))
