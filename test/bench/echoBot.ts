import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Telegraf } from 'telegraf'
import { tellBench } from './child.ts'

/** The peer of a turn: telegraf as its guide shows it, repeating what it is told. It remembers nothing. */
const [apiRoot = '', token = ''] = process.argv.slice(2)
const bot = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } })
bot.botInfo = {
  id: 123456,
  is_bot: true,
  first_name: 'Echo',
  username: 'echo_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
}
bot.on('text', (context) => context.reply(context.message.text))

const server = createServer(bot.webhookCallback('/'))
server.listen(0, '127.0.0.1', () => tellBench(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`))
