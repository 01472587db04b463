import { expect, test } from 'vitest'
import { wrongArrows } from './arrows.ts'

function wrong(from: string, to: string): string[] {
  return wrongArrows([{ from, to, typeOnly: true }])
}

test.each([
  ['server/app.ts', 'bot/core/city.ts'],
  ['server/app.ts', 'db/connect.ts'],
  ['server/app.ts', 'locales/catalogue.ts'],
  ['bot/flows/menu.ts', 'db/chats.ts'],
  ['bot/core/text.ts', 'locales/catalogue.ts'],
  ['bot/core/turn.ts', 'bot/channels/channel.ts'],
  ['bot/channels/web/read.ts', 'bot/channels/channel.ts'],
  ['bot/channels/web/read.ts', 'bot/channels/web/identity.ts'],
  ['bot/flows/menu.ts', 'bot/qr/code.ts'],
  ['test/stories/demo.ts', 'server/main.ts'],
])('%s may import %s', (from, to) => {
  expect(wrong(from, to)).toEqual([])
})

test.each([
  ['bot/core/city.ts', 'server/app.ts'],
  ['db/connect.ts', 'bot/core/city.ts'],
  ['db/connect.ts', 'server/log.ts'],
  ['db/connect.ts', 'locales/catalogue.ts'],
  ['locales/catalogue.ts', 'bot/core/text.ts'],
  ['server/app.ts', 'test/support/database.ts'],
  ['bot/core/turn.ts', 'bot/flows/menu.ts'],
  ['bot/core/turn.ts', 'bot/channels/web/channel.ts'],
  ['bot/flows/menu.ts', 'bot/channels/telegram/api.ts'],
  ['bot/channels/web/read.ts', 'bot/channels/telegram/read.ts'],
  ['bot/channels/web/read.ts', 'bot/flows/menu.ts'],
  ['bot/qr/code.ts', 'bot/core/text.ts'],
  ['bot/qr/code.ts', 'db/venues.ts'],
])('%s may not import %s', (from, to) => {
  expect(wrong(from, to)).toHaveLength(1)
  expect(wrong(from, to)[0]).toContain(`${from} imports ${to}: `)
})
