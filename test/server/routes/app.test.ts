import { readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnDatabase, ownDatabase } from '../../bot/channels/web/support/ownDatabase.ts'
import { wholeApp } from './support/wholeApp.ts'

let place: OwnDatabase
let app: FastifyInstance

beforeAll(async () => {
  place = await ownDatabase()
  app = await wholeApp(place.connect())
})

afterAll(async () => {
  await app.close()
  await place.drop()
})

test('the address without a path leads to the chat', async () => {
  const response = await app.inject({ url: '/' })
  expect([response.statusCode, response.headers.location]).toEqual([302, '/chat'])
})

describe('an address that is none', () => {
  test("is told to a person as a page in the visitor's language, as guarded as the others", async () => {
    const vietnamese = await app.inject({ url: '/khong-co' })
    expect([vietnamese.statusCode, vietnamese.headers['content-type']]).toEqual([
      404,
      'text/html; charset=utf-8',
    ])
    expect(vietnamese.body).toContain('<h1>Không có trang này</h1>')
    expect(vietnamese.body).toContain('href="/chat"')
    expect(vietnamese.headers['content-security-policy']).toContain("default-src 'none'")
    const english = await app.inject({ url: '/khong-co', headers: { 'accept-language': 'en-GB,en;q=0.9' } })
    expect([english.statusCode, english.body]).toEqual([
      404,
      expect.stringContaining('There is no such page'),
    ])
  })

  for (const [method, url] of [
    ['GET', '/chat/nothing'],
    ['GET', '/CHAT/nothing'],
    ['POST', '/webhooks/nobody'],
    ['POST', '/khong-co'],
  ] as const) {
    test(`is told to a program as JSON: ${method} ${url}`, async () => {
      const response = await app.inject({ method, url })
      expect([response.statusCode, response.json()]).toEqual([404, { problem: 'gone' }])
    })
  }
})

test('a photo has as long to arrive as the page gives it', () => {
  const page = readFileSync(new URL('../../../server/pages/chat/connection.js', import.meta.url), 'utf8')
  const seconds = Number(/const PHOTO_SECONDS = (\d+)/.exec(page)?.[1])
  expect(seconds).toBeGreaterThanOrEqual(180)
  expect(app.server.requestTimeout).toBeGreaterThan(seconds * 1000)
})
