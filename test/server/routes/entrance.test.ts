import Fastify from 'fastify'
import { expect, test } from 'vitest'
import type { City } from '../../../bot/core/city.ts'
import { entranceRoutes } from '../../../server/routes/entrance.ts'
import { CITY } from './support/wholeApp.ts'

const ZALO = { botName: () => 'Khai báo y tế Hải Phòng', chatLink: 'https://zalo.me/2200330044005500660' }
const TELEGRAM = { botName: () => 'khaibao_haiphong_bot' }

async function opened(changes: Partial<City>, language = 'vi') {
  const app = Fastify({ routerOptions: { caseSensitive: false } })
  await app.register(entranceRoutes, { city: { ...CITY, ...changes } })
  return app.inject({ url: '/START', headers: { 'accept-language': language } })
}

test('a leaflet’s code opens every channel that is on, by name, without a script', async () => {
  const { statusCode, body } = await opened({
    messengers: { zalo: ZALO, telegram: TELEGRAM },
    contact: '0225 3745 283',
  })
  expect(statusCode).toBe(200)
  const links = [...body.matchAll(/class="button" href="([^"]+)"/g)].map(([, href]) => href)
  expect(links).toEqual(['https://zalo.me/2200330044005500660', 'https://t.me/khaibao_haiphong_bot', '/chat'])
  expect(body).toContain('@khaibao_haiphong_bot')
  expect(body).toContain('Cần hỏi thêm: 0225 3745 283')
  expect(body).not.toContain('<script')
})

test('it speaks English and names no channel that is off, nor one that can’t be opened yet', async () => {
  const { body } = await opened({ messengers: { zalo: ZALO, telegram: { botName: () => undefined } } }, 'en')
  expect(body).toContain('Open Zalo')
  expect(body).toContain('Here on this page')
  expect(body).not.toContain('Telegram')
})

test('where there is the web chat alone, it opens at once', async () => {
  const { statusCode, headers } = await opened({ messengers: {} })
  expect([statusCode, headers.location]).toEqual([302, '/chat'])
})
