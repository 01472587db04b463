import { Telegram as TelegrafClient } from 'telegraf'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Telegram } from './startTelegram.ts'
import { startTelegram } from './startTelegram.ts'
import { api, apiResult } from './tinyBot.ts'

let telegram: Telegram

beforeEach(async () => {
  telegram = await startTelegram()
})

afterEach(() => telegram.stop())

const help = { command: 'trogiup', description: 'Trợ giúp' }
const problem = async (params: object): Promise<string | undefined> =>
  (await api(telegram, 'setMyCommands', { ...params })).description

test('commands are kept by scope and language', async () => {
  const client = new TelegrafClient(telegram.token, { apiRoot: telegram.apiRoot })
  await client.setMyCommands([help])
  await client.setMyCommands([{ command: 'help', description: 'Help' }], {
    scope: { type: 'all_private_chats' },
    language_code: 'en',
  })
  expect(telegram.commandsOf()).toEqual([help])
  expect(telegram.commandsOf('all_private_chats', 'en')).toEqual([{ command: 'help', description: 'Help' }])
  expect(await client.getMyCommands({ scope: { type: 'all_private_chats' } })).toEqual([])
  await client.deleteMyCommands()
  expect(telegram.commandsOf()).toEqual([])
})

test('commands have limits', async () => {
  const named = (command: string, description = 'x'): object => ({ commands: [{ command, description }] })
  expect(await problem({ commands: Array(101).fill(help) })).toBe('Bad Request: BOT_COMMANDS_TOO_MUCH')
  expect(await problem({ commands: Array(100).fill(help) })).toBeUndefined()
  expect(await problem(named('a'.repeat(33)))).toBe('Bad Request: command length must not exceed 32')
  expect(await problem(named(''))).toBe('Bad Request: command must be non-empty')
  expect(await problem(named('Trogiup'))).toBe('Bad Request: BOT_COMMAND_INVALID')
  expect(await problem(named('trợ_giúp'))).toBe('Bad Request: BOT_COMMAND_INVALID')
  expect(await problem(named('a', ''))).toBe('Bad Request: command description must be non-empty')
  expect(await problem(named('a', 'x'.repeat(257)))).toBe(
    'Bad Request: command description length must not exceed 256',
  )
  expect(await problem({ commands: [{ command: 'a' }] })).toBe(
    'Bad Request: can\'t parse BotCommand: Can\'t find field "description"',
  )
  expect(await problem({ commands: '[' })).toBe("Bad Request: can't parse commands JSON object")
})

test('scopes and languages are checked', async () => {
  const commands = [help]
  expect(await problem({ commands, language_code: 'vie' })).toBe(
    'Bad Request: invalid language code specified',
  )
  expect(await problem({ commands, scope: { type: 'everywhere' } })).toBe(
    "Bad Request: can't parse BotCommandScope: Unsupported type specified",
  )
  expect(await problem({ commands, scope: { type: 'chat' } })).toBe(
    "Bad Request: can't parse BotCommandScope: Empty chat_id specified",
  )
  expect(await problem({ commands, scope: { type: 'chat', chat_id: -5 } })).toBeUndefined()
  expect(telegram.commandsOf('chat:-5')).toEqual(commands)
})

test('descriptions fall back to the one without a language', async () => {
  await apiResult(telegram, 'setMyDescription', { description: 'Khai báo y tế' })
  await apiResult(telegram, 'setMyShortDescription', { short_description: 'Health', language_code: 'en' })
  expect(await apiResult(telegram, 'getMyDescription', { language_code: 'en' })).toEqual({
    description: 'Khai báo y tế',
  })
  expect(await apiResult(telegram, 'getMyShortDescription')).toEqual({ short_description: '' })
  const long = await api(telegram, 'setMyShortDescription', { short_description: 'x'.repeat(121) })
  expect(long.status).toBe(400)
})
