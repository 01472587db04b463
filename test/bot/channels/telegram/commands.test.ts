import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registerCommands } from '../../../../bot/channels/telegram/commands.ts'
import { findCommand } from '../../../../bot/flows/all.ts'
import { catalogues } from '../../../../locales/catalogue.ts'
import { type OnTelegram, onTelegram } from './support/onTelegram.ts'

let on: OnTelegram

beforeEach(async () => {
  on = await onTelegram()
  await registerCommands(on.api, AbortSignal.timeout(10_000))
})
afterEach(() => on.telegram.stop())

const SCOPES = [
  ['all_private_chats', 'private'],
  ['all_group_chats', 'group'],
] as const

describe.each(SCOPES)('the commands of %s', (scope, chat) => {
  it.each(['', 'vi', 'en'])('all work there, in the language "%s"', (language) => {
    const commands = on.telegram.commandsOf(scope, language)
    expect(commands.length).toBeGreaterThan(2)
    for (const { command } of commands) expect(findCommand(chat, `/${command}`), command).toBeDefined()
  })

  it('are Vietnamese where the language is unknown', () => {
    expect(on.telegram.commandsOf(scope)).toEqual(on.telegram.commandsOf(scope, 'vi'))
  })

  it('are as many in English and described in it', () => {
    const [vi, en] = (['vi', 'en'] as const).map((language) => on.telegram.commandsOf(scope, language))
    expect(en).toHaveLength(vi?.length ?? 0)
    const texts: readonly string[] = Object.values(catalogues.en)
    for (const { description } of en ?? []) expect(texts).toContain(description)
  })
})

it('nothing is registered for everybody else', () => {
  expect(on.telegram.commandsOf('default')).toEqual([])
})
