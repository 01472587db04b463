import type { Arguments } from '../arguments.ts'
import { isRecord } from '../arguments.ts'
import { MAX_COMMAND_CHARACTERS, MAX_COMMAND_DESCRIPTION_CHARACTERS, MAX_COMMANDS } from '../limits.ts'
import { badRequest } from '../refusal.ts'
import type { BotCommand } from '../wire.ts'
import { changed } from '../world.ts'
import type { Method } from './method.ts'

/** The commands that people see behind "/", one list a scope and language. */
export const setMyCommands: Method = (world, args) => {
  const given = args.json('commands') ?? []
  if (!Array.isArray(given)) throw badRequest('expected an Array of BotCommand')
  if (given.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  const commands = given.map(checkedCommand)
  world.commands.set(shelf(args), commands)
  changed(world)
  return true
}

export const getMyCommands: Method = (world, args) => world.commands.get(shelf(args)) ?? []

export const deleteMyCommands: Method = (world, args) => {
  world.commands.delete(shelf(args))
  changed(world)
  return true
}

function checkedCommand(given: unknown): BotCommand {
  if (!isRecord(given)) throw cannotParse('expected an Object')
  const command = field(given, 'command').replace(/^\//, '')
  const description = field(given, 'description')
  if (command === '') throw badRequest('command must be non-empty')
  if (command.length > MAX_COMMAND_CHARACTERS) {
    throw badRequest(`command length must not exceed ${MAX_COMMAND_CHARACTERS}`)
  }
  if (!/^[a-z0-9_]+$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
  if (description === '') throw badRequest('command description must be non-empty')
  if (description.length > MAX_COMMAND_DESCRIPTION_CHARACTERS) {
    throw badRequest(`command description length must not exceed ${MAX_COMMAND_DESCRIPTION_CHARACTERS}`)
  }
  return { command, description }
}

function field(given: Readonly<Record<string, unknown>>, name: string): string {
  const value = given[name]
  if (typeof value !== 'string') throw cannotParse(`Can't find field "${name}"`)
  return value.trim()
}

function cannotParse(problem: string): Error {
  return badRequest(`can't parse BotCommand: ${problem}`)
}

/** Where a list lies: its scope and language. */
function shelf(args: Arguments): string {
  const language = args.text('language_code')
  if (!/^(?:[a-z]{2})?$/.test(language)) throw badRequest('invalid language code specified')
  return `${scopeName(args.json('scope'))} ${language}`
}

const WIDE_SCOPES = new Set(['default', 'all_private_chats', 'all_group_chats', 'all_chat_administrators'])
const CHAT_SCOPES = new Set(['chat', 'chat_administrators', 'chat_member'])

/** @returns a name for the scope; also used by tests, as `world.commands`' keys begin with it. */
function scopeName(scope: unknown): string {
  if (scope === undefined) return 'default'
  if (!isRecord(scope) || typeof scope.type !== 'string')
    throw scopeProblem('BotCommandScope must be an Object')
  if (WIDE_SCOPES.has(scope.type)) return scope.type
  if (!CHAT_SCOPES.has(scope.type)) throw scopeProblem('Unsupported type specified')
  if (scope.chat_id === undefined || scope.chat_id === '') throw scopeProblem('Empty chat_id specified')
  if (scope.type === 'chat_member' && !(Number(scope.user_id) > 0))
    throw scopeProblem('Invalid user_id specified')
  return [scope.type, scope.chat_id, scope.user_id].filter((part) => part !== undefined).join(':')
}

function scopeProblem(problem: string): Error {
  return badRequest(`can't parse BotCommandScope: ${problem}`)
}
